import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { CallerReply, PathParams, ReadEndpoint } from '#platform/contract/endpoint.ts'

/** What replies on the screen will be once a deed that is on its way has happened. */
export interface Foreseen {
  /** The beginning of where they lie: all inputs and pages of a read. */
  readonly key: readonly unknown[]
  /** `page`: which one of a list that grows. */
  become(reply: unknown, page: number): unknown
}

/** Says what the replies of a read will be, whatever was asked; with `any` for all that it is about. */
export function foreseen<E extends ReadEndpoint>(
  endpoint: E,
  params: PathParams<E['path']> | 'any',
  become: (reply: CallerReply<E>, page: number) => CallerReply<E>,
): Foreseen {
  const key = params === 'any' ? [endpoint.path] : [endpoint.path, params]
  return { key, become: become as Foreseen['become'] }
}

interface Paged {
  readonly pages: readonly unknown[]
}

const isPaged = (key: readonly unknown[]): boolean => key.at(-1) === 'pages'

/** Shows at once what is foreseen; gives the way back, which leaves alone what has been read anew since. */
export async function showForeseen(client: QueryClient, all: readonly Foreseen[]): Promise<() => void> {
  // A reply that is on its way knows nothing of the deed.
  await Promise.all(all.map(({ key }) => client.cancelQueries({ queryKey: key })))
  const shown = all.flatMap(({ key, become }) =>
    client.getQueriesData({ queryKey: key }).flatMap(([at, before]) => {
      if (before === undefined) return []
      const after = isPaged(at)
        ? { ...(before as Paged), pages: (before as Paged).pages.map(become) }
        : become(before, 0)
      return [{ at, before, after: client.setQueryData(at, after) }]
    }),
  )
  return () => {
    for (const { at, before, after } of shown.toReversed())
      if (client.getQueryData(at) === after) client.setQueryData(at, before)
  }
}

/** Does a deed, and shows at once what is foreseen of it; where it is refused, that is taken back and the refusal thrown on. */
export function useAhead(): <R>(all: readonly Foreseen[], act: () => Promise<R>) => Promise<R> {
  const client = useQueryClient()
  return async (all, act) => {
    const takeBack = await showForeseen(client, all)
    try {
      return await act()
    } catch (error) {
      takeBack()
      throw error
    }
  }
}
