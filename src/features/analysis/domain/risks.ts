import { type Risk, risks } from './codes.ts'
import type { Span } from './span.ts'

/** What people said of single risks: true, it is there; false, it is not. What is left out is the analyser's to say. */
export type SaidRisks = Readonly<Partial<Record<Risk, boolean>>>

/** A risk as the analyser found it, with the words that show it. */
export interface FoundRisk {
  readonly risk: Risk
  readonly confidence: number
  readonly evidence: readonly Span[]
}

/** A risk that stands, found or said. */
export interface StandingRisk extends FoundRisk {
  readonly byPerson: boolean
}

/** What was found, except what people said is not there, and what they said is there. */
export function standingRisks(found: readonly FoundRisk[], said: SaidRisks): StandingRisk[] {
  const kept = found
    .filter(({ risk }) => said[risk] !== false)
    .map((one) => (said[one.risk] ? { ...one, confidence: 1, byPerson: true } : { ...one, byPerson: false }))
  const known = new Set(found.map(({ risk }) => risk))
  const added = risks
    .filter((risk) => said[risk] && !known.has(risk))
    .map((risk) => ({ risk, confidence: 1, evidence: [], byPerson: true }))
  return [...kept, ...added]
}

/** The same for codes alone, which is what stays of an erased voice. */
export function riskCodesAfter(standing: readonly Risk[], said: SaidRisks): Risk[] {
  return risks.filter((risk) => said[risk] ?? standing.includes(risk))
}

/** What of it still holds once new words show some risks: who said that one is not there had not read these. */
export function saidBefore(said: SaidRisks, shownNow: readonly Risk[]): SaidRisks {
  return Object.fromEntries(
    Object.entries(said).filter(([risk, there]) => there || !shownNow.includes(risk as Risk)),
  )
}

/** The risks of a version, and what people said of them. */
interface OfVersion {
  readonly risks: readonly Risk[]
  readonly risks_said: SaidRisks
}

/** Which risks a new version has that were not there or that nobody stood for before, and which it no longer has. */
export function riskChange(before: OfVersion, after: OfVersion) {
  const newlySaid = (risk: Risk) => after.risks_said[risk] === true && before.risks_said[risk] !== true
  return {
    risksAdded: after.risks.filter((risk) => !before.risks.includes(risk) || newlySaid(risk)),
    risksRemoved: before.risks.filter((risk) => !after.risks.includes(risk)),
  }
}
