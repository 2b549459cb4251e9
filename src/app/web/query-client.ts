import { QueryCache, QueryClient } from '@tanstack/react-query'
import { asProblem } from '#platform/web/problem.ts'
import { sessionQuery } from './session-gate.tsx'

const retries = 2

/** Holds what was read; learns from any refused read that the session has ended. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const isSession = query.queryKey[0] === sessionQuery.queryKey[0]
        if (asProblem(error).kind === 'unidentified' && !isSession)
          void client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Only what did not arrive is worth asking again; a refusal stays a refusal.
        retry: (failures, error) => asProblem(error).kind === 'unavailable' && failures < retries,
      },
    },
  })
  return client
}
