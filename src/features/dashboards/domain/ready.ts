import type { Comparison, Cutting, Picture, Widget } from './board.ts'

/** The dashboards that ship. */
export const readyKeys = ['satisfaction', 'service', 'complaints', 'loop', 'channels', 'quality'] as const
export type ReadyKey = (typeof readyKeys)[number]

interface Sketch {
  readonly picture: Picture
  readonly of: string | readonly string[]
  readonly at: readonly [x: number, y: number, w: number, h: number]
  readonly by?: Cutting
  readonly vs?: Comparison
  readonly kind?: string
}

const widget = ({ picture, of, at, by, vs, kind }: Sketch, index: number): Widget => ({
  id: `w${index + 1}`,
  title: null,
  metrics: typeof of === 'string' ? [of] : of,
  picture,
  by: by ?? 'none',
  comparison: vs ?? null,
  filters: kind === undefined ? {} : { kind },
  markId: null,
  place: { x: at[0], y: at[1], w: at[2], h: at[3] },
})

const board = (...sketches: readonly Sketch[]): readonly Widget[] => sketches.map(widget)

/**
 * Each answers one question of a meeting: how satisfied, how well served, what goes wrong, whether the loop closes, through where, how well.
 * What still ripens, because the last days are not at their end, is compared with no period before.
 */
export const readyBoards: Readonly<Record<ReadyKey, readonly Widget[]>> = {
  satisfaction: board(
    { picture: 'number', of: 'nps', vs: 'previous', at: [0, 0, 4, 3] },
    { picture: 'number', of: 'csat', vs: 'previous', at: [4, 0, 4, 3] },
    { picture: 'number', of: 'callback_satisfaction', vs: 'previous', at: [8, 0, 4, 3] },
    { picture: 'number', of: 'ces', vs: 'goal', at: [0, 3, 4, 3] },
    { picture: 'number', of: 'csi', vs: 'previous', at: [4, 3, 4, 3] },
    { picture: 'number', of: 'negative_share', vs: 'previous', at: [8, 3, 4, 3] },
    { picture: 'line', of: 'nps', by: 'week', at: [0, 6, 6, 4] },
    { picture: 'line', of: 'csat', by: 'week', at: [6, 6, 6, 4] },
    { picture: 'bar', of: 'nps', vs: 'distribution', at: [0, 10, 4, 5] },
    { picture: 'bar', of: 'csat', by: 'unit', vs: 'siblings', at: [4, 10, 4, 5] },
    { picture: 'bar', of: 'negative_share', by: 'label', vs: 'extremes', at: [8, 10, 4, 5] },
  ),
  service: board(
    { picture: 'number', of: 'first_contact', vs: 'previous', at: [0, 0, 3, 3] },
    { picture: 'number', of: 'resolution', vs: 'previous', at: [3, 0, 3, 3] },
    { picture: 'number', of: 'clocks_met', vs: 'previous', at: [6, 0, 3, 3] },
    { picture: 'number', of: 'first_contact_resolution', vs: 'goal', at: [9, 0, 3, 3] },
    { picture: 'line', of: 'clocks_met', by: 'day', vs: 'moving_average', at: [0, 3, 6, 4] },
    { picture: 'line', of: 'resolution', by: 'week', at: [6, 3, 6, 4] },
    { picture: 'bar', of: 'clocks_met', by: 'unit', vs: 'extremes', at: [0, 7, 6, 5] },
    { picture: 'table', of: ['opened', 'closed', 'clocks_met', 'resolution'], by: 'unit', at: [6, 7, 6, 5] },
  ),
  complaints: board(
    { picture: 'number', of: 'complaints', vs: 'previous', at: [0, 0, 3, 3] },
    { picture: 'number', of: 'complaint_rate', vs: 'previous', at: [3, 0, 3, 3] },
    { picture: 'number', of: 'complaints', vs: 'last_year', at: [6, 0, 3, 3] },
    { picture: 'number', of: 'repeat_complaint_rate', vs: 'previous', at: [9, 0, 3, 3] },
    { picture: 'line', of: 'complaints', by: 'day', vs: 'previous', at: [0, 3, 8, 4] },
    { picture: 'bar', of: 'complaints', by: 'channel', vs: 'share', at: [8, 3, 4, 4] },
    { picture: 'pareto', of: 'complaints', by: 'label', at: [0, 7, 7, 5] },
    { picture: 'bar', of: 'complaint_rate', by: 'unit', vs: 'rank', at: [7, 7, 5, 5] },
    { picture: 'heat', of: 'complaints', by: 'day', at: [0, 12, 6, 6] },
    { picture: 'map', of: 'complaint_rate', by: 'unit', at: [6, 12, 6, 6] },
  ),
  loop: board(
    { picture: 'funnel', of: ['voices', 'opened', 'closed'], at: [0, 0, 6, 6] },
    { picture: 'number', of: 'closure_rate', at: [6, 0, 3, 3] },
    { picture: 'number', of: 'time_to_action', vs: 'previous', at: [9, 0, 3, 3] },
    { picture: 'number', of: 'improvement_share', vs: 'previous', at: [6, 3, 3, 3] },
    { picture: 'number', of: 'callback_satisfaction', vs: 'previous', at: [9, 3, 3, 3] },
    { picture: 'line', of: ['opened', 'closed', 'reopened'], by: 'day', at: [0, 6, 8, 4] },
    { picture: 'line', of: 'opened', by: 'day', vs: 'cumulative', at: [8, 6, 4, 4] },
    { picture: 'number', of: 'open', at: [0, 10, 3, 3] },
    { picture: 'number', of: 'reopening_rate', at: [3, 10, 3, 3] },
    { picture: 'number', of: 'response', at: [6, 10, 3, 3] },
    { picture: 'number', of: 'solved', vs: 'previous', at: [9, 10, 3, 3] },
    {
      picture: 'table',
      of: ['opened', 'closure_rate', 'reopening_rate', 'response', 'solved', 'satisfied'],
      by: 'unit',
      at: [0, 13, 12, 5],
    },
  ),
  channels: board(
    { picture: 'number', of: 'voices', vs: 'previous', at: [0, 0, 3, 3] },
    { picture: 'bar', of: 'voices', by: 'channel', vs: 'share', at: [3, 0, 9, 6] },
    { picture: 'number', of: 'complaint_rate', vs: 'previous', at: [0, 3, 3, 3] },
    { picture: 'line', of: 'voices', by: 'day', vs: 'moving_average', at: [0, 6, 7, 4] },
    { picture: 'bar', of: 'voices', by: 'kind', vs: 'previous', at: [7, 6, 5, 4] },
    { picture: 'bar', of: 'negative_share', by: 'channel', vs: 'extremes', at: [0, 10, 6, 5] },
    {
      picture: 'table',
      of: ['voices', 'complaints', 'complaint_rate', 'negative_share'],
      by: 'channel',
      at: [6, 10, 6, 5],
    },
  ),
  quality: board(
    { picture: 'number', of: 'first_contact_resolution', vs: 'goal', at: [0, 0, 3, 3] },
    { picture: 'number', of: 'reopening_rate', at: [3, 0, 3, 3] },
    { picture: 'number', of: 'clocks_met', vs: 'previous', at: [6, 0, 3, 3] },
    { picture: 'number', of: 'callback_satisfaction', vs: 'previous', at: [9, 0, 3, 3] },
    { picture: 'line', of: 'first_contact_resolution', by: 'week', at: [0, 3, 6, 4] },
    { picture: 'line', of: 'reopened', by: 'week', vs: 'previous', at: [6, 3, 6, 4] },
    { picture: 'pareto', of: 'reopened', by: 'label', at: [0, 7, 6, 5] },
    { picture: 'bar', of: 'first_contact_resolution', by: 'unit', vs: 'extremes', at: [6, 7, 6, 5] },
  ),
}
