import { seenMarks } from '#features/alerts/server/public/seen-marks.query.ts'
import type { QueryContext } from '#platform/server/command.ts'
import { coverageOf, type MarkedFor, type NarrowedTo } from '../../domain/campaigns.ts'
import type { CutDimension } from '../../domain/cuts.ts'
import type { Narrowing } from './behind-facts.ts'
import type { CellQuestion } from './cell-question.ts'
import type { Known } from './known.query.ts'
import { labelsInQuestion } from './labels.query.ts'
import type { SummedPlace } from './units.query.ts'

/** A campaign: its days, what it is called, and what it is for. */
export interface Campaign extends MarkedFor {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
}

/** The campaigns that the reader may know of, the latest first. */
export const campaignsSeen = async ({ read, actor }: QueryContext): Promise<readonly Campaign[]> =>
  (await seenMarks(read, actor)).filter(({ kind }) => kind === 'campaign')

/** What is asked of a campaign beside all else. */
type Aside = Partial<Pick<CellQuestion, 'sums' | 'labelIds' | 'channel' | 'kind' | 'behind'>>

/** The campaigns of a cut: those for all that it counts share its days, each of the others is counted by itself. */
export interface CampaignsOfCut {
  readonly sharing: readonly Campaign[]
  readonly apart: readonly { readonly campaign: Campaign; readonly aside: Aside }[]
}

interface Asked {
  readonly from: string
  readonly to: string
  readonly dimensions: readonly CutDimension[]
  /** The unit all rows lie in; null where there is none. */
  readonly base: string | null
  readonly narrowed: NarrowedTo
  readonly behind: Narrowing
  wholeOf(unitId: string): readonly SummedPlace[]
}

/** The part of the figures that a campaign is for. */
function asideOf({ unitId, split, segment }: Campaign, { labels }: Known, { wholeOf, behind }: Asked): Aside {
  return {
    ...(unitId !== null && { sums: wholeOf(unitId) }),
    ...(split === 'label' && { labelIds: labelsInQuestion(labels, segment ?? undefined, undefined).ids }),
    ...((split === 'channel' || split === 'kind') && { [split]: segment }),
    ...((split === 'agent' || split === 'touchpoint') && {
      behind: { ...behind, [split]: segment ?? undefined },
    }),
  }
}

/** The campaigns that touch a cut, by what they are for; none for what the metric does not tell apart. */
export function campaignsOfCut(campaigns: readonly Campaign[], known: Known, asked: Asked): CampaignsOfCut {
  if (campaigns.length === 0) return { sharing: [], apart: [] }
  const { base, dimensions, narrowed } = asked
  const { labels, successors } = known.labels
  const units = new Map(known.units.map(({ id, path }) => [id, path]))
  const pathOf = (tree: 'unit' | 'label', id: string) =>
    (tree === 'unit' ? units.get(id) : labels.get(successors.get(id) ?? id)?.path) ?? [id]
  const of = (wanted: 'all' | 'part') =>
    campaigns.filter(
      (one) =>
        one.from <= asked.to &&
        one.to >= asked.from &&
        (one.split === null || dimensions.includes(one.split)) &&
        (one.unitId === null || dimensions.includes('unit')) &&
        coverageOf(one, { ...narrowed, unit: base }, pathOf) === wanted,
    )
  return {
    sharing: of('all'),
    apart: of('part').map((campaign) => ({ campaign, aside: asideOf(campaign, known, asked) })),
  }
}

/** The days of a campaign within a period. */
function within({ from, to }: Campaign, period: CellQuestion['period']): CellQuestion['period'] {
  if (period === null) return null
  return { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to }
}

/** A question, and after it what is asked of each campaign that is counted by itself. */
export const withCampaigns = (
  question: CellQuestion,
  apart: CampaignsOfCut['apart'],
): readonly CellQuestion[] => [
  question,
  ...apart.map(({ campaign, aside }) => ({
    ...{ ...question, by: null, period: within(campaign, question.period), ...aside },
  })),
]
