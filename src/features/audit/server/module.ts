import type { ServerModule } from '#platform/server/module.ts'
import { auditExported, holdPlaced, holdReleased, retentionApplied, retentionChanged } from '../contract.ts'
import { applyRetention } from './apply-retention.job.ts'
import { auditList } from './audit-list.query.ts'
import { exportingAudit } from './exporting.command.ts'
import { prepareMonths } from './prepare-event-months.timer.ts'
import { changingRule, placingHold, releasingHold } from './retaining.command.ts'
import { holds, rules } from './retention.query.ts'

export const audit: ServerModule = {
  name: 'audit',
  permissions: ['audit.read', 'audit.export'],
  events: [auditExported, retentionChanged, retentionApplied, holdPlaced, holdReleased],
  handlers: [auditList, exportingAudit, rules, changingRule, holds, placingHold, releasingHold],
  timers: [applyRetention, prepareMonths],
}
