import type { ServerModule } from '#platform/server/module.ts'
import { robotEvents } from '../contract/robots.ts'
import { webhookEvents } from '../contract/webhooks.ts'
import { mailFailed, mailSent, mailSentAgain, mailViewed, notificationsDelivered } from '../contract.ts'
import { changingPreferences, changingRhythm } from './choosing.command.ts'
import { deliveryList, webhookList } from './deliveries.query.ts'
import { forgetAfterErasure } from './forget-after-erasure.reaction.ts'
import { inbox } from './inbox.query.ts'
import { mailMessages } from './mail-messages.reaction.ts'
import { sendQueuedMail } from './mail-sending.ts'
import { mailPerson } from './notification-mail.ts'
import { sendingMailAgain, viewingMail } from './outbox.command.ts'
import { mailList } from './outbox.query.ts'
import { creatingOwnWebhook, editingOwnWebhook, removingOwnWebhook } from './own-webhooks.command.ts'
import { ownWebhookList } from './own-webhooks.query.ts'
import { preferences } from './preferences.query.ts'
import { preparingPush, subscribing, tryingPush, unsubscribing } from './push.command.ts'
import { pushDevices } from './push-devices.query.ts'
import { sendDuePushes, sendPush } from './push-sending.ts'
import { readingNotifications, unreadingNotifications } from './reading.command.ts'
import { sendDueRobots, sendRobot } from './robot-sending.ts'
import {
  addingRobot,
  changingRobot,
  removingRobot,
  sendingRobotAgain,
  tryingRobot,
} from './robots.command.ts'
import { robotList } from './robots.query.ts'
import { sendDigests } from './send-digests.timer.ts'
import { sendDueMails } from './send-due-mails.job.ts'
import { tellPeople } from './tell-people.reaction.ts'
import { countOfUnread, kindsOfUnread } from './unread.query.ts'
import { sendDueWebhooks, sendWebhook } from './webhook-sending.ts'
import { creatingWebhook, editingWebhook, removingWebhook, sendingWebhookAgain } from './webhooks.command.ts'

export const notifications: ServerModule = {
  name: 'notifications',
  permissions: [],
  events: [
    notificationsDelivered,
    mailSent,
    mailFailed,
    mailSentAgain,
    mailViewed,
    ...webhookEvents,
    ...robotEvents,
  ],
  handlers: [
    inbox,
    countOfUnread,
    kindsOfUnread,
    readingNotifications,
    unreadingNotifications,
    preferences,
    changingPreferences,
    changingRhythm,
    preparingPush,
    subscribing,
    unsubscribing,
    tryingPush,
    pushDevices,
    mailList,
    viewingMail,
    sendingMailAgain,
    webhookList,
    ownWebhookList,
    creatingOwnWebhook,
    editingOwnWebhook,
    removingOwnWebhook,
    creatingWebhook,
    editingWebhook,
    removingWebhook,
    deliveryList,
    robotList,
    addingRobot,
    changingRobot,
    removingRobot,
    tryingRobot,
    sendingRobotAgain,
    sendingWebhookAgain,
  ],
  followers: [tellPeople, mailMessages, forgetAfterErasure],
  jobs: [sendQueuedMail, mailPerson, sendWebhook, sendPush, sendRobot],
  timers: [sendDigests, sendDueMails, sendDueWebhooks, sendDuePushes, sendDueRobots],
}
