import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertItem, readAlert } from '../contract/reading.ts'
import { type MarkSplit, markSplits, type Split } from '../domain/codes.ts'
import { marksOver } from './marks.query.ts'
import type { Rule } from './rule-recipes.ts'

type Offer = CallerReply<typeof readAlert>['expectedDays'][number]

const mostOffered = 5
const [least, most] = [0.01, 100]

const isMarkSplit = (split: Split): split is MarkSplit => (markSplits as readonly string[]).includes(split)

/** Rounded as people say it; nothing where there was hardly anything to expect. */
function factorOf({ value, expected, absolute }: AlertItem['segments'][number]): number | null {
  const factor = Math.round((10 * value) / expected) / 10
  return !absolute && factor >= least && factor <= most ? factor : null
}

function offerFor(rule: Rule, segment: AlertItem['segments'][number]): Offer {
  const { key, name, from, to } = segment
  const isUnit = rule.split === 'unit' && key !== null
  return {
    name,
    unitId: isUnit ? key : rule.unit_id,
    segment: key !== null && isMarkSplit(rule.split) ? { split: rule.split, key } : null,
    ...{ from, to },
    // What is expected more often of every part leaves what they come to where it was.
    factor: rule.made === null ? factorOf(segment) : null,
  }
}

/** The marks that nobody has set yet over the days of an alert, segment by segment. */
export async function expectedDays(
  read: ReadHandle,
  rule: Rule,
  segments: AlertItem['segments'],
): Promise<Offer[]> {
  const offers: Offer[] = []
  for (const segment of segments.slice(0, mostOffered)) {
    const offer = offerFor(rule, segment)
    const marks = await marksOver(read, {
      from: dayNumberOf(offer.from) as number,
      to: dayNumberOf(offer.to) as number,
    })
    const isMarked = marks.some(
      (mark) =>
        mark.effect !== 'note' &&
        (mark.unitId === null || mark.unitId === offer.unitId) &&
        (mark.segment === null || mark.segment === offer.segment?.key),
    )
    if (!isMarked) offers.push(offer)
  }
  return offers
}
