/** How a platform is called in the names of packages and folders: `linux-x64-gnu`, `darwin-arm64`, `win32-x64`. */
export function platformName({ platform, arch }: { platform: string; arch: string }): string {
  return platform === 'linux' ? `linux-${arch}-gnu` : `${platform}-${arch}`;
}
