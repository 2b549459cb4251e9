import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { behindLink, type Linked } from './questionnaire-link.ts'

// A shop's guests share one address, so many may come at once; a machine does not get far.
export const limitAnswers = visitorLimit('questionnaires.tooMany', { burst: 120, refillMs: 1000 })

export const linkRefusals = {
  answered: () => new Refusal('questionnaires.alreadyAnswered', 'conflict'),
  closed: () => new Refusal('questionnaires.closed', 'conflict'),
  expired: () => new Refusal('questionnaires.expired', 'conflict'),
  ended: () => new Refusal('questionnaires.ended', 'conflict'),
  notBegun: () => new Refusal('questionnaires.notBegun', 'conflict'),
}

/** Refuses why a link is not open, where it is not. */
export function opened(linked: Linked): Linked {
  if (linked.state !== 'open') throw linkRefusals[linked.state]()
  return linked
}

/** What stands behind a link that is open. */
export const openLink = async ({ db, now }: CommandContext, token: string): Promise<Linked> =>
  opened(await behindLink(db, token, now))
