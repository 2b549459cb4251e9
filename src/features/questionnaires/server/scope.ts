import { type RawBuilder, sql } from 'kysely'

/** One version of one survey. */
export interface Asked {
  readonly questionnaireId: string
  readonly version: number
}

/** The sound answers to a version, or the doubtful ones: anonymous answers of each come to be told in fives of their own. */
export interface Lane extends Asked {
  readonly doubtful: boolean
}

/** Answers that a look is about, as conditions on `questionnaire_answers a`. */
export interface Scope {
  readonly asked: Asked
  readonly where: RawBuilder<boolean>
  /** Whether each question is told up to a batch of its own; otherwise `where` says how far all are. */
  readonly byQuestion: boolean
}

/** Answers to one version. */
export const toVersion = ({ questionnaireId, version }: Asked): RawBuilder<boolean> =>
  sql<boolean>`a.questionnaire_id = ${questionnaireId} and a.version = ${version}`

const sound = sql<boolean>`a.doubts = '{}'`

/** Answers of one lane. */
export const inLane = (lane: Lane): RawBuilder<boolean> =>
  sql<boolean>`${toVersion(lane)} and ${lane.doubtful ? sql`not ` : sql``}${sound}`

/** The lanes of a look. */
export const lanesOf = (asked: Asked, { doubtful }: { readonly doubtful: boolean }): readonly Lane[] =>
  (doubtful ? [false, true] : [false]).map((one) => ({
    questionnaireId: asked.questionnaireId,
    version: asked.version,
    doubtful: one,
  }))

/** All answers to one version that are told. */
export const wholeVersion = (asked: Asked, { doubtful }: { readonly doubtful: boolean }): Scope => ({
  asked,
  where: doubtful ? toVersion(asked) : sql<boolean>`${toVersion(asked)} and ${sound}`,
  byQuestion: true,
})

/** The table of answers in a scope, seen under `question` of each of them. */
export const answersIn = ({ where, byQuestion }: Scope, question: RawBuilder<unknown>) =>
  byQuestion
    ? sql`left join questionnaire_told_questions t on t.questionnaire_id = a.questionnaire_id and t.version = a.version
        and t.doubtful = (a.doubts <> '{}') and t.question = ${question}
      where ${where} and (a.invitation_id is not null or a.batch <= t.batch)`
    : sql`where ${where}`
