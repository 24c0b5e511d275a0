/** The look of the report: one column, figures as wide as the page, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --page: #fbfbf9; --accent: #1f6f8b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #98a3b3; --line: #333c48; --page: #14181e; --accent: #6cc0dc; } }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; font: 17px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page); }
h1 { font-size: 2.1rem; margin: 0; } h2 { margin: 0 0 .75rem; font-size: 1.45rem; }
header p { color: var(--soft); margin: .25rem 0 1.5rem; }
nav { border-block: 1px solid var(--line); padding: .25rem 0; } nav li { margin: .35rem 0; } a { color: var(--accent); }
section { margin-top: 3rem; } .time { color: var(--soft); font-size: .85rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; font-size: .92rem; }
th, td { padding: .35rem .8rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; } th { font-weight: 600; color: var(--soft); }
figure { margin: 1.5rem 0; } figcaption { color: var(--soft); font-size: .92rem; margin-top: .35rem; } svg { max-width: 100%; height: auto; }
iframe { width: 100%; height: 33rem; border: 0; }
`;
