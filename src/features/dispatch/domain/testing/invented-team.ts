import type { Candidate, Wish } from '../choosing.ts'

/** Somebody who is there, has room and can do nothing in particular, but for what is given. */
export const person = (given: Partial<Candidate> = {}): Candidate => ({
  personId: 'a',
  unitId: 'u',
  skills: [],
  languages: [],
  availability: 'online',
  onDuty: true,
  capacity: 10,
  load: 0,
  lastAssignedAt: null,
  turn: 0,
  grade: 1,
  levels: {},
  ...given,
})

/** A ticket that anybody may have, but for what is given. */
export const wish = (given: Partial<Wish> = {}): Wish => ({
  requiredSkills: [],
  language: 'zh',
  notPeople: [],
  previousHandler: null,
  lastHandler: null,
  tier: 1,
  vip: false,
  urgent: false,
  ...given,
})
