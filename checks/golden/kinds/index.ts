import type { Handler } from '../cases.js';
import type { Handlers } from '../run.js';
import { kinds as clss } from './clss.js';
import { kinds as contrastive } from './contrastive.js';
import { kinds as eigen } from './eigen.js';
import { kinds as entropyIntervention } from './entropy-intervention.js';
import { kinds as images } from './images.js';
import { kinds as landmarks } from './landmarks.js';
import { kinds as landmarksLosses } from './landmarks-losses.js';
import { kinds as mdlm } from './mdlm.js';
import { kinds as numeric } from './numeric.js';
import { advantageKinds, kinds as policy } from './policy.js';
import { kinds as policyPrograms } from './policy-programs.js';
import { kinds as procedural } from './procedural.js';
import { kinds as report } from './report.js';
import { kinds as rewards } from './rewards.js';
import { seriationCase } from './seriation.js';
import { kinds as textMetrics } from './text-metrics.js';
import { kinds as trajectory } from './trajectory.js';

/** Every kind of oracle case that a package answers. */
export const handlers: Handlers = {
  kinds: {
    ...numeric,
    ...eigen,
    ...clss,
    ...contrastive,
    ...images,
    ...landmarks,
    ...landmarksLosses,
    ...mdlm,
    ...rewards,
    ...report,
    ...textMetrics,
    ...trajectory,
    ...procedural,
    ...policy,
    ...policyPrograms,
    ...entropyIntervention,
    ...both(rewards, advantageKinds),
  },
  shapes: { dist_lower_columnwise: seriationCase },
};

/** Kinds whose cases two packages answer, each its part. */
function both(first: Record<string, Handler>, second: Record<string, Handler>): Record<string, Handler> {
  const together =
    (a: Handler, b: Handler): Handler =>
    async (oracleCase, file) => [...(await a(oracleCase, file)), ...(await b(oracleCase, file))];
  return Object.fromEntries(Object.entries(second).map(([kind, handler]) => [kind, together(first[kind]!, handler)]));
}
