import type { ServerModule } from '#platform/server/module.ts'
import { masterDataImported, masterRecordSaved } from '../contract/master-data.ts'
import { rightsFulfilled, rightsRefused, rightsRequested } from '../contract/rights.ts'
import {
  customerChanged,
  customerCreated,
  customerErased,
  customerExported,
  customerMerged,
  customerRemoved,
  customerToldApart,
  customerUnmasked,
  customerUnmerged,
} from '../contract.ts'
import { ask, fulfil, refuse } from './asking-rights.command.ts'
import { customerDetails } from './customer-details.query.ts'
import { customerList } from './customer-list.query.ts'
import { customerVoices } from './customer-voices.query.ts'
import { change, create } from './editing.command.ts'
import { importRecords, saveRecord } from './keeping-master-data.command.ts'
import { masterData } from './master-data.query.ts'
import { merge, tellApart, unmerge } from './merging.command.ts'
import { erase, exportOne, unmask } from './personal-data.command.ts'
import { requestErasureAfterConsentWithdrawn } from './request-erasure-after-consent-withdrawn.reaction.ts'
import { rightsRequests } from './rights-requests.query.ts'

export const customers: ServerModule = {
  name: 'customers',
  permissions: ['customers.read', 'customers.edit', 'customers.merge', 'customers.erase'],
  events: [
    customerCreated,
    customerChanged,
    customerMerged,
    customerUnmerged,
    customerToldApart,
    customerErased,
    customerRemoved,
    customerUnmasked,
    customerExported,
    rightsRequested,
    rightsFulfilled,
    rightsRefused,
    masterRecordSaved,
    masterDataImported,
  ],
  handlers: [
    customerList,
    customerDetails,
    customerVoices,
    create,
    change,
    merge,
    unmerge,
    tellApart,
    unmask,
    rightsRequests,
    ask,
    fulfil,
    refuse,
    exportOne,
    erase,
    masterData,
    saveRecord,
    importRecords,
  ],
  followers: [requestErasureAfterConsentWithdrawn],
}
