import { z } from 'zod'
import { type WriteEndpoint, write } from '#platform/contract/endpoint.ts'
import { type Computation, computations } from './domain/computations.ts'

/** Checked where it is computed, by the same schema that OpenAPI shows here: the one of `@huixiang/cx-stats`. */
const inputOf = ({ input }: Computation) => z.record(z.string(), z.unknown()).meta({ ...input })

/** A write only because a series may be longer than an address can be. */
const computing = (computation: Computation): WriteEndpoint =>
  write({
    method: 'POST',
    path: `/api/compute/${computation.name}`,
    access: { signedIn: 'it computes what it is given and reaches nothing of the house' },
    input: inputOf(computation),
    reply: z.looseObject({ warnings: z.array(z.string()) }),
    quiet: 'computes and changes nothing',
  })

/** Each method with the endpoint that computes it. */
export const computingEndpoints = computations.map((computation) => ({
  name: computation.name,
  endpoint: computing(computation),
}))
