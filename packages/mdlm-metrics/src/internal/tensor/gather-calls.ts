interface Call<I, O> {
  input: I;
  resolve: (output: O) => void;
  reject: (error: unknown) => void;
}

/** A function of one input from a function of many: calls that come before the next turn of the event loop are answered together, at most `most` at a time. */
export function gatherCalls<I, O>(answer: (inputs: I[]) => Promise<O[]>, most: number): (input: I) => Promise<O> {
  let waiting: Call<I, O>[] = [];

  async function serve(calls: Call<I, O>[]): Promise<void> {
    try {
      const outputs = await answer(calls.map(({ input }) => input));
      calls.forEach(({ resolve }, i) => {
        resolve(outputs[i]!);
      });
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }

  function serveAll(): void {
    const calls = waiting;
    waiting = [];
    for (let from = 0; from < calls.length; from += most) void serve(calls.slice(from, from + most));
  }

  return (input) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(serveAll);
      waiting.push({ input, resolve, reject });
    });
}
