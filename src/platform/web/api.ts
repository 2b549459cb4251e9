import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useRef } from 'react'
import type {
  CallerInput,
  CallerReply,
  Endpoint,
  PathParams,
  ReadEndpoint,
  WriteEndpoint,
} from '#platform/contract/endpoint.ts'
import { callWith } from './calling.ts'
import { type Foreseen, showForeseen } from './foreseen.ts'
import { asProblem, type ProblemError } from './problem.ts'
import { refusalSentence } from './sentences.ts'
import { newKey } from './transport.ts'

/** Calls an endpoint: path parameters, then the input as its contract says. Throws ProblemError. */
export function call<E extends Endpoint>(
  endpoint: E,
  params: PathParams<E['path']>,
  input: CallerInput<E>,
): Promise<CallerReply<E>> {
  return callWith(endpoint, { params, input })
}

/** How a read behaves beside its contract. */
export interface ReadOptions<Reply = never> {
  /** `false` waits, e.g. until something is selected. */
  readonly enabled?: boolean
  /** Refresh only for events about these subjects (a ticket's page, not a list). */
  readonly about?: readonly string[]
  /** Keep showing the previous reply while another input loads (filters, periods). */
  readonly keepPrevious?: boolean
  /** Milliseconds between reloads without any event, or how many after a reply; use only for what has no events. */
  readonly every?: number | ((reply: Reply | undefined) => number | undefined)
}

/** The query of a read, for those who read ahead of the page that shows it. */
// biome-ignore lint/complexity/useMaxParams: options come last and are rarely needed, as in every hook.
export function readQuery<E extends ReadEndpoint>(
  endpoint: E,
  params: PathParams<E['path']>,
  input: CallerInput<E>,
  options: Pick<ReadOptions, 'about'> = {},
) {
  return queryOptions<CallerReply<E>, ProblemError>({
    queryKey: readKey(endpoint, params, input),
    queryFn: ({ signal }) => callWith(endpoint, { params, input, signal }),
    meta: freshness(endpoint, options),
  })
}

/** Reads an endpoint and keeps it fresh: the events in its `refreshOn` reload it. */
// biome-ignore lint/complexity/useMaxParams: options come last and are rarely needed, as in every hook.
export function useRead<E extends ReadEndpoint>(
  endpoint: E,
  params: PathParams<E['path']>,
  input: CallerInput<E>,
  options: ReadOptions<CallerReply<E>> = {},
): UseQueryResult<CallerReply<E>, ProblemError> {
  return useQuery<CallerReply<E>, ProblemError>({
    ...readQuery(endpoint, params, input, options),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious && { placeholderData: keepPreviousData as never }),
    ...intervalOf(options),
  })
}

function intervalOf<Reply>({ every }: ReadOptions<Reply>) {
  if (every === undefined) return undefined
  const refetchInterval = (query: { state: { data: Reply | undefined } }) =>
    (typeof every === 'number' ? every : every(query.state.data)) ?? false
  return { refetchInterval }
}

/** An item of a keyset-paged endpoint's reply. */
export type ItemOf<E extends ReadEndpoint> =
  CallerReply<E> extends { items: readonly (infer Item)[] } ? Item : never

/** A list that grows as it is scrolled: `items` of all pages so far, beside the query's own state. */
export interface Pages<Item> {
  readonly items: readonly Item[]
  readonly isPending: boolean
  readonly problem: ProblemError | null
  readonly hasMore: boolean
  readonly loadingMore: boolean
  /** What is shown is being read anew; more cannot be loaded meanwhile. */
  readonly refreshing: boolean
  /** Other filters are being loaded; the rows shown are still those of the previous ones. */
  readonly stale: boolean
  loadMore(): void
  reload(): void
}

type Page<E extends ReadEndpoint> = { items: ItemOf<E>[]; next: string | null }

/** The query of a list that grows, for those who read its first page ahead. */
// biome-ignore lint/complexity/useMaxParams: options come last and are rarely needed, as in every hook.
export function pagesQuery<E extends ReadEndpoint>(
  endpoint: E,
  params: PathParams<E['path']>,
  input: Omit<CallerInput<E>, 'cursor'>,
  options: Pick<ReadOptions, 'about'> = {},
) {
  return infiniteQueryOptions<Page<E>, ProblemError, { pages: Page<E>[] }, readonly unknown[], string | null>(
    {
      queryKey: [...readKey(endpoint, params, input), 'pages'],
      queryFn: ({ pageParam, signal }) =>
        callWith(endpoint, {
          params,
          input: { ...input, ...(pageParam !== null && { cursor: pageParam }) } as CallerInput<E>,
          signal,
        }) as Promise<Page<E>>,
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
      meta: freshness(endpoint, options),
    },
  )
}

/** How soon all pages are read again, by what the first of them says. */
const everyOfPages =
  <Reply>({ every }: ReadOptions<Reply>) =>
  (pages: { pages: unknown[] } | undefined) =>
    typeof every === 'function' ? every(pages?.pages[0] as Reply | undefined) : every

/** Reads a keyset-paged endpoint page by page; `input` without the cursor. Hand the result to VirtualTable. */
// biome-ignore lint/complexity/useMaxParams: options come last and are rarely needed, as in every hook.
export function useReadPages<E extends ReadEndpoint>(
  endpoint: E,
  params: PathParams<E['path']>,
  input: Omit<CallerInput<E>, 'cursor'>,
  options: ReadOptions<CallerReply<E>> = {},
): Pages<ItemOf<E>> & { readonly first: CallerReply<E> | undefined } {
  const query = useInfiniteQuery({
    ...pagesQuery(endpoint, params, input, options),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
    ...intervalOf({ every: everyOfPages(options) }),
  })
  const [first] = query.data?.pages ?? []
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  // A page is a whole reply, of which lists take the items alone.
  return { ...pagesOf(query, items), first: first as CallerReply<E> | undefined }
}

function pagesOf<Item>(
  query: UseInfiniteQueryResult<unknown, ProblemError>,
  items: readonly Item[],
): Pages<Item> {
  return {
    items,
    isPending: query.isPending,
    problem: query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    refreshing: query.isFetching && !query.isFetchingNextPage,
    stale: query.isPlaceholderData,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
    reload: () => void query.refetch(),
  }
}

/** A deed a page can do. `send` never throws: it gives the reply, or null where it was refused. */
export interface Write<E extends WriteEndpoint> {
  send(params: PathParams<E['path']>, input: CallerInput<E>): Promise<CallerReply<E> | null>
  readonly pending: boolean
  readonly problem: ProblemError | null
  /** Forgets the last refusal. */
  clear(): void
}

/**
 * Makes a deed of a write endpoint. Refusals are shown as a message made from `refusals.<code>`; with
 * `ownProblems` the page shows `problem` itself (forms, conflicts). After success everything on screen reloads. What it `foresees` is shown
 * at once, and taken back where it is refused.
 */
export function useWrite<E extends WriteEndpoint>(
  endpoint: E,
  options: {
    ownProblems?: boolean
    onDone?: (reply: CallerReply<E>) => void
    foresees?: (params: PathParams<E['path']>, input: CallerInput<E>) => readonly Foreseen[]
  } = {},
): Write<E> {
  const client = useQueryClient()
  const { message } = App.useApp()
  const keyOf = useDeedKey()
  type Deed = [PathParams<E['path']>, CallerInput<E>]
  const mutation = useMutation<CallerReply<E>, ProblemError, Deed, (() => void) | undefined>({
    onMutate: async (deed) => options.foresees && showForeseen(client, options.foresees(...deed)),
    mutationFn: ([params, input]) =>
      callWith(endpoint, { params, input, idempotencyKey: keyOf([params, input]) }),
    onSuccess: (reply) => {
      keyOf(null)
      void client.invalidateQueries()
      options.onDone?.(reply)
    },
    onError: (problem, _, takeBack) => {
      if (problem.kind !== 'unavailable') keyOf(null)
      takeBack?.()
      if (takeBack !== undefined) void client.invalidateQueries()
      if (!options.ownProblems) message.error(refusalSentence(problem, { takenBack: takeBack !== undefined }))
    },
  })
  return {
    send: (params, input) => mutation.mutateAsync([params, input]).catch(() => null),
    pending: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    clear: mutation.reset,
  }
}

// A deed whose answer was lost is sent again under the same key, so that it cannot happen twice.
function useDeedKey(): (deed: unknown) => string {
  const last = useRef<{ deed: string; key: string } | null>(null)
  return (deed) => {
    const text = JSON.stringify(deed)
    if (deed === null) last.current = null
    else if (last.current?.deed !== text) last.current = { deed: text, key: newKey() }
    return last.current?.key ?? ''
  }
}

/** Where the reply of a read lies in the query cache. */
export function readKey(endpoint: ReadEndpoint, params: object, input: unknown): readonly unknown[] {
  return [endpoint.path, params, input ?? {}]
}

function freshness(endpoint: ReadEndpoint, options: Pick<ReadOptions, 'about'>): Record<string, unknown> {
  return { refreshOn: endpoint.refreshOn.map((event) => event.type), about: options.about ?? null }
}
