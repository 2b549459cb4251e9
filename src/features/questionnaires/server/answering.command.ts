import type { InputOf } from '#platform/contract/endpoint.ts'
import { granted, orRefusal, Refusal } from '#platform/contract/refusal.ts'
import { type Asked, command, type SharedContext, sharedCommand } from '#platform/server/command.ts'
import { answerQuestionnaire, optOut } from '../contract/answering.ts'
import { questionnaireAnswered } from '../contract.ts'
import { begunAt } from '../domain/doubts.ts'
import { deleteSittings, lockSittings, markAnswered } from './answers.store.ts'
import { type Half, type Halves, halvesOf } from './half-answers.ts'
import { answersIn, type Given, keepAnswers } from './keeping-answers.ts'
import { limitAnswers, linkRefusals, opened } from './open-link.ts'
import { optOutOfSurveys } from './public/opting-out.ts'
import {
  behindLink,
  behindLinks,
  type Linked,
  type LinkReader,
  sittingClaimedBy,
} from './questionnaire-link.ts'

type Answering = Asked<InputOf<typeof answerQuestionnaire>>

interface Taken {
  readonly by: Answering
  readonly linked: Linked
  readonly half: Half
  readonly given: Given
}

/** A whole answer that its half answer is taken for. */
function takenFor(by: Answering, { behind, halves }: { behind: LinkReader; halves: Halves }): Taken {
  const { input, request, now } = by
  limitAnswers(request.ip, now)
  const linked = opened(behind(input.token, now))
  const key = sittingClaimedBy(input.token, input.sitting)
  const found = halves.of(key)
  const fits =
    found?.half.questionnaire_id === linked.questionnaire.id &&
    found.half.invitation_id === (linked.invitation?.id ?? null)
  if (!found || !fits) throw linkRefusals.notBegun()
  const { half, content } = found
  const begun = linked.invitation === null ? begunAt(input.sitting) : (half.begun_at?.getTime() ?? null)
  const given = {
    ...{ version: half.version, content, answers: answersIn(content, input.answers) },
    ...{ locale: input.locale ?? request.locale, trapped: input.trap !== '' },
    elapsedMs: begun === null ? null : now - begun,
  }
  halves.take(key)
  return { by, linked, half, given }
}

function noteNamed({ db, ahead, emit }: SharedContext, taken: readonly Taken[]): void {
  const named = taken.flatMap(({ by, linked: { invitation, questionnaire }, half: { version } }) =>
    invitation === null ? [] : [{ by, invitation, subject: questionnaire.id, version }],
  )
  if (named.length === 0) return
  ahead(
    markAnswered(
      db,
      named.map(({ by, invitation }) => ({ invitationId: invitation.id, now: by.now })),
    ),
  )
  for (const { by, invitation, subject, version } of named) {
    const facts = { invitationId: invitation.id, customerId: invitation.customer_id, version }
    emit(questionnaireAnswered, { subject, facts }, by)
  }
}

export const answering = sharedCommand(answerQuestionnaire, async (context, asked) => {
  const { db, ahead } = context
  const keys = asked.flatMap(({ input }) => sittingClaimedBy(input.token, input.sitting) ?? [])
  const tokens = asked.map(({ input }) => input.token)
  const [behind, rows] = await Promise.all([behindLinks(db, tokens), lockSittings(db, keys)])
  const halves = await halvesOf(db, rows)
  const outcomes = asked.map((by) => orRefusal(() => takenFor(by, { behind, halves })))
  const taken = granted(outcomes)
  if (taken.length > 0) {
    ahead(
      deleteSittings(
        db,
        taken.map(({ half }) => half.id),
      ),
    )
    noteNamed(context, taken)
    await keepAnswers(
      context,
      taken.map(({ linked, given, by: { now } }) => ({ linked, given, now })),
    )
  }
  return outcomes.map((one) => (one instanceof Refusal ? one : { state: 'answered' as const }))
})

export const optingOut = command(optOut, async (context, { token }) => {
  const { invitation } = await behindLink(context.db, token, context.now)
  const customerId = invitation?.customer_id
  if (!customerId) throw new Refusal('questionnaires.badLink', 'missing')
  await optOutOfSurveys(context, customerId)
  return {}
})
