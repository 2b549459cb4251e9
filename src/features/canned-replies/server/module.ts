import type { ServerModule } from '#platform/server/module.ts'
import { cannedReplyEvents, cannedReplyPermissions } from '../contract.ts'
import { ownSignature, replyList } from './canned-replies.query.ts'
import { forgetThePerson } from './forget-the-person.reaction.ts'
import { adding, changing, removing, signing, taking } from './keeping.command.ts'
import { replyFacts } from './reply-facts.query.ts'

export const cannedReplies: ServerModule = {
  name: 'canned-replies',
  permissions: cannedReplyPermissions,
  events: cannedReplyEvents,
  handlers: [replyList, ownSignature, replyFacts, adding, changing, removing, taking, signing],
  followers: [forgetThePerson],
}
