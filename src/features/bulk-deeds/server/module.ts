import type { ServerModule } from '#platform/server/module.ts'
import { bulkDownloaded, bulkEvents } from '../contract.ts'
import { bulkDetails, bulkList, countMatching } from './bulk-deeds.query.ts'
import { bulkTicketList } from './bulk-tickets.query.ts'
import { workOnBulk } from './bulk-work.ts'
import { downloading } from './downloading.command.ts'
import { planning } from './planning.command.ts'
import { discarding, starting, stopping, undoing } from './running.command.ts'
import { forgetBulk, reviveBulk } from './upkeep.timer.ts'

export const bulkDeeds: ServerModule = {
  name: 'bulk-deeds',
  permissions: ['bulk-deeds.run'],
  events: [...bulkEvents, bulkDownloaded],
  handlers: [
    countMatching,
    bulkList,
    bulkDetails,
    bulkTicketList,
    planning,
    starting,
    stopping,
    undoing,
    discarding,
    downloading,
  ],
  jobs: [workOnBulk],
  timers: [reviveBulk, forgetBulk],
}
