import type { ServerModule } from '#platform/server/module.ts'
import { mailFailed, mailSent, mailSentAgain, mailViewed, notificationsDelivered } from '../contract.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { countOfUnread, inbox } from './inbox.query.ts'
import { mailMessages } from './mail-messages.reaction.ts'
import { sendQueuedMail } from './mail-sending.ts'
import { mailPerson } from './notification-mail.ts'
import { sendingMailAgain, viewingMail } from './outbox.command.ts'
import { mailList } from './outbox.query.ts'
import { preferences } from './preferences.query.ts'
import { changingPreferences, readingAllNotifications, readingNotification } from './reading.command.ts'
import { sendDueMails } from './send-due-mails.job.ts'
import { tellPeople } from './tell-people.reaction.ts'

export const notifications: ServerModule = {
  name: 'notifications',
  permissions: [],
  events: [notificationsDelivered, mailSent, mailFailed, mailSentAgain, mailViewed],
  handlers: [
    inbox,
    countOfUnread,
    readingNotification,
    readingAllNotifications,
    preferences,
    changingPreferences,
    mailList,
    viewingMail,
    sendingMailAgain,
  ],
  followers: [tellPeople, mailMessages, forgetAfterErasure],
  jobs: [sendQueuedMail, mailPerson],
  timers: [sendDueMails],
}
