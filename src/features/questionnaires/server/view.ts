import { type RawBuilder, sql } from 'kysely'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type CustomerFacet, customerFacets, type Facet, facetsOf } from '../domain/facets.ts'
import { type Question, questionsOf } from '../domain/questionnaire.ts'
import { type SealCount, toldUpTo } from '../domain/releasing.ts'
import { customerSql, facetSql } from './facet-sql.ts'
import { versionOf } from './kept-questionnaires.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'
import { type Asked, inLane, type Lane, lanesOf, type Scope, wholeVersion } from './scope.ts'
import { seenQuestionnaire } from './visibility.ts'

/** Which answers somebody looks at. */
export interface Choice {
  readonly version?: number | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** `facet=category`, several of one facet meaning any of them. */
  readonly f: readonly string[]
  /** Whether doubtful answers are among them. */
  readonly doubtful: boolean
}

/** One version with what it asks. */
export interface Version extends Asked {
  readonly questions: readonly Question[]
  readonly facets: readonly Facet[]
}

/** The version that is looked at; undefined before a survey first opened, or when there is no such version. */
export async function seenVersion(
  read: ReadHandle,
  questionnaireId: string,
  wanted: number | undefined,
): Promise<Version | undefined> {
  const survey = await seenQuestionnaire(read, questionnaireId)
  const version = wanted ?? survey.version
  const found = version === null ? undefined : await versionOf(read, questionnaireId, version)
  if (version === null || found === undefined) return undefined
  const questions = questionsOf(found.content)
  return { questionnaireId, version, questions, facets: questions.flatMap(facetsOf) }
}

type Part = RawBuilder<string>

/** Whether an answer came in a period. Of an anonymous one its week is known, which counts when it lies in the period whole. */
function periodSql({ from, to }: Pick<Choice, 'from' | 'to'>, timeZone: string): RawBuilder<boolean> {
  const day = sql`(a.answered_at at time zone ${timeZone})::date`
  const first = from ?? '0001-01-01'
  const last = to ?? '9999-12-01'
  return sql`(case when a.answered_at is null then a.week >= ${first}::date and a.week + 6 <= ${last}::date
    else ${day} between ${first}::date and ${last}::date end)`
}

function chosenOf(facet: { id: string; categories: readonly { id: string }[] }, f: readonly string[]) {
  return facet.categories.map(({ id }) => id).filter((id) => f.includes(`${facet.id}=${id}`))
}

const among = (category: RawBuilder<string | null>, chosen: readonly string[]): Part =>
  sql`(case when ${category} = any(${[...chosen]}::text[]) then ${category} else '-' end)`

/** What a choice is made of: each part says into which of its groups an answer falls, '-' for none. */
function partsOf({ facets }: Version, choice: Choice, timeZone: string): Part[] {
  const parts: Part[] = []
  if (choice.from !== undefined || choice.to !== undefined)
    parts.push(sql`(case when ${periodSql(choice, timeZone)} then '+' else '-' end)`)
  for (const facet of facets) {
    const chosen = chosenOf(facet, choice.f)
    if (chosen.length > 0) parts.push(among(facetSql(facet), chosen))
  }
  for (const facet of customerFacets) {
    const start = `~${facet}=`
    const chosen = choice.f.flatMap((one) => (one.startsWith(start) ? [one.slice(start.length)] : []))
    if (chosen.length > 0) parts.push(among(customerSql[facet as CustomerFacet], chosen))
  }
  return parts
}

/** Anonymous answers of a lane in seals that are closed. */
export const sealed = (
  lane: Lane,
): RawBuilder<boolean> => sql<boolean>`${inLane(lane)} and a.invitation_id is null
  and a.seal < (select r.seal from questionnaire_releases r where r.questionnaire_id = ${lane.questionnaireId}
    and r.version = ${lane.version} and r.doubtful = ${lane.doubtful})`

/** Up to which seal anonymous answers of a lane may be told, looked at in these parts. */
async function toldSeal(read: ReadHandle, lane: Lane, parts: readonly Part[]): Promise<number> {
  const found = sql<SealCount>`(
    select a.seal, concat_ws('|', ${sql.join(parts)}) as "group", count(*) from questionnaire_answers a
    where ${sealed(lane)} group by 1, 2)`
  const counts = await read.tables<QuestionnairesTables>().selectFrom(found.as('found')).selectAll().execute()
  return toldUpTo(counts)
}

/** The part of one lane that is looked at, and the anonymous answers it was taken from. */
export interface PartOfLane {
  readonly part: Scope
  readonly whole: Scope
}

/** A look at the answers to a version. */
export interface View {
  readonly scope: Scope
  /** Lane by lane, what is a part of the answers only; null for a look at all, which is kept. */
  readonly lanes: readonly PartOfLane[] | null
  readonly doubtful: boolean
}

async function timeZoneOf(read: ReadHandle): Promise<string> {
  return (await theOrganisation(read))?.time_zone ?? 'Asia/Shanghai'
}

const scopeOf = (asked: Asked, where: RawBuilder<boolean>): Scope => ({ asked, where, byQuestion: false })

/** What of a lane matches, as far as it may be told up to a seal. */
const partOfLane = (lane: Lane, matched: RawBuilder<unknown>, seal: number): PartOfLane => ({
  part: scopeOf(
    lane,
    sql<boolean>`(${inLane(lane)} and ${matched} and (a.invitation_id is not null or a.seal <= ${seal}))`,
  ),
  whole: scopeOf(lane, sql<boolean>`${inLane(lane)} and a.invitation_id is null and a.seal <= ${seal}`),
})

const partial = (asked: Asked, lanes: readonly PartOfLane[], doubtful: boolean): View => ({
  scope: scopeOf(
    asked,
    sql<boolean>`(${sql.join(
      lanes.map(({ part }) => part.where),
      sql` or `,
    )})`,
  ),
  lanes,
  doubtful,
})

/** What a choice lets one look at. */
export async function viewOf(read: ReadHandle, version: Version, choice: Choice): Promise<View> {
  const parts = partsOf(version, choice, await timeZoneOf(read))
  const { doubtful } = choice
  if (parts.length === 0) return { scope: wholeVersion(version, choice), lanes: null, doubtful }
  const matched = sql.join(
    parts.map((part) => sql`${part} <> '-'`),
    sql` and `,
  )
  const lanes = await Promise.all(
    lanesOf(version, choice).map(async (lane) =>
      partOfLane(lane, matched, await toldSeal(read, lane, parts)),
    ),
  )
  return partial(version, lanes, doubtful)
}

/** Two periods of one version side by side, each as far as both may be told. Periods that overlap share answers. */
export async function wavesOf(
  read: ReadHandle,
  version: Version,
  waves: { readonly choice: Choice; readonly before: Pick<Choice, 'from' | 'to'> },
): Promise<{ readonly current: View; readonly previous: View }> {
  const timeZone = await timeZoneOf(read)
  const { from, to, ...filters } = waves.choice
  const inCurrent = periodSql({ from, to }, timeZone)
  const inPrevious = periodSql(waves.before, timeZone)
  const wave = sql<string>`(case when ${inCurrent} then 'b' when ${inPrevious} then 'a' else '-' end)`
  const parts = [wave, ...partsOf(version, filters, timeZone)]
  const filtered = parts.slice(1).map((part) => sql` and ${part} <> '-'`)
  const lanes = await Promise.all(
    lanesOf(version, filters).map(async (lane) => ({ lane, seal: await toldSeal(read, lane, parts) })),
  )
  const of = (name: string): View => {
    const matched = sql`${wave} = ${name} ${sql.join(filtered, sql` `)}`
    return partial(
      version,
      lanes.map(({ lane, seal }) => partOfLane(lane, matched, seal)),
      filters.doubtful,
    )
  }
  return { current: of('b'), previous: of('a') }
}
