import type { ServerModule } from '#platform/server/module.ts'
import {
  changePassword,
  endSession,
  keyMade,
  keyRevoked,
  linkMade,
  lockedOut,
  passwordSet,
  signedIn,
  signedOut,
  startSession,
  useLink,
} from '../contract.ts'
import { clearingOld } from './clear-old.timer.ts'
import { makingKey, revokingKey } from './keys.command.ts'
import { keyList } from './keys.query.ts'
import { endingOtherSession, lookingAtLink, makingLink } from './links.command.ts'
import { noteSeen } from './seen.ts'
import { ownSessions, whoAmI } from './session.query.ts'
import { serveSessions } from './session.routes.ts'

export const signIn: ServerModule = {
  name: 'sign-in',
  permissions: ['sign-in.manage_keys'],
  events: [signedIn, signedOut, lockedOut, linkMade, passwordSet, keyMade, keyRevoked],
  handlers: [
    whoAmI,
    ownSessions,
    endingOtherSession,
    makingLink,
    lookingAtLink,
    keyList,
    makingKey,
    revokingKey,
  ],
  endpoints: [startSession, endSession, changePassword, useLink],
  timers: [clearingOld],
  routes: (server, house, identify) => {
    serveSessions(server, house, identify)
    noteSeen(server, house)
  },
}
