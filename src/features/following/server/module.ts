import type { ServerModule } from '#platform/server/module.ts'
import { followerList, mentionable } from './followers.query.ts'
import { following as followingTicket } from './following.command.ts'
import { forgetThePerson } from './forget-the-person.reaction.ts'

export const following: ServerModule = {
  name: 'following',
  permissions: [],
  events: [],
  handlers: [followerList, mentionable, followingTicket],
  followers: [forgetThePerson],
}
