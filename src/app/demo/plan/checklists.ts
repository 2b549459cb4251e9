import type { addChecklist } from '#features/checklists/contract/keeping.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'

type Content = CallerInput<typeof addChecklist>

/** Lists kept from the first morning; labels by their codes, ready for their ids. */
export const keptChecklists: readonly (Omit<Content, 'labelId'> & { readonly label: string })[] = [
  {
    nameZh: '配送投诉核查',
    nameEn: 'Delivery complaints',
    label: 'delivery.slow',
    kinds: ['complaint'],
    items: [
      {
        nameZh: '查清配送卡在哪一步',
        nameEn: 'Found where the delivery got stuck',
        before: 'resolve',
        evidence: 'words',
      },
      {
        nameZh: '配送站主管已知悉并确认责任',
        nameEn: 'The depot’s manager knows, and who is responsible is settled',
        before: 'resolve',
        evidence: 'none',
      },
      {
        nameZh: '写明如何不再发生',
        nameEn: 'Written down how it will not happen again',
        before: 'close',
        evidence: 'either',
      },
      { nameZh: '附上配送轨迹截图', nameEn: 'Attach a picture of the route', before: null, evidence: 'file' },
    ],
    fields: [{ field: 'label', before: 'close' }],
  },
  {
    nameZh: '举报核查',
    nameEn: 'Reports',
    label: 'service.attitude',
    kinds: ['report'],
    items: [
      {
        nameZh: '听取当事人陈述',
        nameEn: 'Heard the person concerned',
        before: 'resolve',
        evidence: 'words',
      },
      {
        nameZh: '处理意见经组长复核',
        nameEn: 'A lead has looked at what is to be done',
        before: 'resolve',
        evidence: 'approval',
      },
    ],
    fields: [],
  },
]
