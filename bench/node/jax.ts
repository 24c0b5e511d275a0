import { classes, epsilon, layers, learningRate, mlp, type TrainingData } from '../training.js';

/** jax-js on its wasm backend: the whole step in one jitted function. Arrays are counted references; `ref` keeps one for another use. */
export async function trainMlp({ inputs, labels, weights }: TrainingData) {
  Object.assign(globalThis, { navigator: globalThis.navigator ?? {} }); // it looks for one, and Node 20 has none
  const { defaultDevice, init, jit, nn, numpy: np, valueAndGrad } = await import('@jax-js/jax');
  type Array = InstanceType<typeof np.Array>;
  await init('wasm');
  defaultDevice('wasm');

  const x = np.array(Float32Array.from(inputs)).reshape(mlp.inputShape);
  const oneHot = Float32Array.from({ length: labels.length * classes }, (_, i) =>
    labels[Math.floor(i / classes)] === i % classes ? 1 : 0,
  );
  const y = np.array(oneHot).reshape([labels.length, classes]);
  let parameters = layers(mlp, weights).map(({ shape, values }) => np.array(values).reshape(shape));
  let first = parameters.map((each) => np.zerosLike(each.ref));
  let second = parameters.map((each) => np.zerosLike(each.ref));

  const loss = (w: Array[], x: Array, y: Array) => {
    const dense = (x: Array, layer: number) => np.matmul(x, w[2 * layer]!).add(w[2 * layer + 1]!);
    const logits = dense(nn.relu(dense(nn.relu(dense(x, 0)), 1)), 2);
    return nn
      .logSoftmax(logits, -1)
      .mul(y)
      .sum()
      .mul(-1 / labels.length);
  };
  const step = jit((w: Array[], m: Array[], v: Array[], x: Array, y: Array, corrections: Array) => {
    const [value, gradients] = valueAndGrad(loss)(
      w.map((each) => each.ref),
      x,
      y,
    ) as [Array, Array[]];
    const [c1, c2] = [corrections.ref.slice(0), corrections.slice(1)] as [Array, Array];
    const newM = m.map((each, i) => each.mul(0.9).add(gradients[i]!.ref.mul(0.1)));
    const newV = v.map((each, i) => each.mul(0.999).add(np.square(gradients[i]!).mul(1 - 0.999)));
    const newW = w.map((each, i) => {
      const root = np.sqrt(newV[i]!.ref.div(c2.ref)).add(epsilon);
      return each.sub(newM[i]!.ref.div(c1.ref).div(root).mul(learningRate));
    });
    c1.dispose();
    c2.dispose();
    return [value, newW, newM, newV] as [Array, Array[], Array[], Array[]];
  });

  let count = 0;
  return async () => {
    const losses: number[] = [];
    for (let i = 0; i < mlp.steps; i++) {
      count++;
      const corrections = np.array([1 - 0.9 ** count, 1 - 0.999 ** count]);
      const [value, ...next] = step(parameters, first, second, x.ref, y.ref, corrections);
      [parameters, first, second] = next;
      losses.push((await value.data())[0]!);
    }
    return losses;
  };
}
