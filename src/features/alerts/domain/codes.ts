/** How far something is from what is usual, from calm to worst. */
export const colours = ['none', 'yellow', 'orange', 'red'] as const
export type Colour = (typeof colours)[number]
/** The colours an alert can have. */
export const alertColours = ['yellow', 'orange', 'red'] as const
export type AlertColour = (typeof alertColours)[number]

/** How many false alarms among one are bearable: the first is what ships. */
export const significances = [0.01, 0.001, 0.0001] as const
export type Significance = (typeof significances)[number]

/** What a rule watches. */
export const watched = [
  'complaints',
  'complaint_rate',
  'negative_share',
  'voices',
  'risky_voices',
  'silence',
  'group_events',
  'nps',
  'csat',
  'callback_satisfaction',
  'first_contact_resolution',
  'clocks_met',
  'response',
  'solved',
  'satisfied',
  'ces',
  'csi',
  'repeat_complaint_rate',
  'reopened',
  'reopening_rate',
  'closure_rate',
  'improvement_share',
  'first_contact',
  'resolution',
  'time_to_action',
  'clocks_at_risk',
  'queue',
] as const
export type Watched = (typeof watched)[number]

/** What rules are of: one of these, or a metric that the organisation made of others. */
export const watchedKinds = [...watched, 'made'] as const
export type WatchedKind = (typeof watchedKinds)[number]

/** How a figure is told. */
export const figureUnits = ['count', 'share', 'points', 'score', 'milliseconds', 'index', 'perHour'] as const
export type FigureUnit = (typeof figureUnits)[number]

/** What has goals that hold for any day of their period: no counts, whose goals are for all of it, and no times, whose goals are for medians. */
export const withGoals: ReadonlySet<Watched> = new Set([
  'nps',
  'csat',
  'callback_satisfaction',
  'first_contact_resolution',
  'clocks_met',
  'complaint_rate',
  'negative_share',
  'response',
  'solved',
  'satisfied',
  'ces',
  'csi',
  'repeat_complaint_rate',
  'reopening_rate',
  'closure_rate',
  'improvement_share',
])

/** Whether what a made metric comes to may be held against the goals page: by its unit, as those that ship. */
export const mayHaveGoals = (unit: FigureUnit): boolean => unit !== 'count' && unit !== 'milliseconds'

/** By what it is cut into segments, each judged by itself. */
export const splits = ['none', 'unit', 'label', 'channel', 'kind', 'agent', 'touchpoint'] as const
export type Split = (typeof splits)[number]

/** What a mark may be about beside a unit. */
export const markSplits = ['label', 'channel', 'kind', 'agent', 'touchpoint'] as const
export type MarkSplit = (typeof markSplits)[number]

/** What a value is held against: its own history, a number that the rule names, or the goals that are set for units and periods. */
export const baselines = ['history', 'goal', 'goals'] as const
export type BaselineKind = (typeof baselines)[number]

/** Whether a figure of several days is told as that of one, as counts are. */
export const isOfADay = (
  { from, to }: { readonly from: string; readonly to: string },
  { watched, unit }: { readonly watched: WatchedKind; readonly unit: FigureUnit },
): boolean => unit === 'count' && watched !== 'made' && from !== to

/** Whether a rule holds its figure against a goal, and not against its own history. */
export const isHeldToGoal = (rule: { readonly goal: number | null; readonly goals_set: boolean }): boolean =>
  rule.goal !== null || rule.goals_set

/** What an alert turned out to be. Expected ones were right but nobody had to wake up; they count neither for nor against a rule. */
export const outcomes = ['true', 'false', 'expected'] as const
export type Outcome = (typeof outcomes)[number]

export const snoozeReasons = ['being_fixed', 'waiting_for_data', 'known_event', 'other'] as const
export type SnoozeReason = (typeof snoozeReasons)[number]

/** What marks a stretch of days as not usual. */
export const markKinds = ['holiday', 'campaign', 'release', 'outage'] as const
export type MarkKind = (typeof markKinds)[number]
/** A mark silences its days, or says by how much more (or less) is to be expected on them, or is a note that changes no judgement. */
export const markEffects = ['mute', 'adjust', 'note'] as const
export type MarkEffect = (typeof markEffects)[number]

/** How an alert stands. */
export const states = ['open', 'snoozed', 'closed'] as const
export type State = (typeof states)[number]

/** How long an alert may stay open before it moves up, unless its ladder says otherwise. */
export const limitMs = 24 * 3_600_000
