import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { supervisionCaseDetails, supervisionLetterDetails } from '../contract/reading.ts'

/** What supervision shows, as the screens get it. */
export type Case = CallerReply<typeof supervisionCaseDetails>['case']
export type Cause = Pick<Case['causes'][number], 'cause' | 'about'>
export type Letter = CallerReply<typeof supervisionLetterDetails>['letter']
export type Responsibility = Case['responsibilities'][number]

/** To whom a letter goes: the person, with their unit, or the unit. */
export const addresseeOf = ({ unit, person }: { unit: { name: string }; person: { name: string } | null }) =>
  person === null ? unit.name : `${person.name}（${unit.name}）`
