import { Button, Card, List, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { mergeCustomers, type readCustomer, tellCustomersApart, unmergeCustomer } from '../contract.ts'

type Customer = CallerReply<typeof readCustomer>

const contactOf = (one: { phone: string | null; email?: string | null }) =>
  [one.phone, one.email].filter(Boolean).join(' · ')

/** Customers who may be this one: merge them in, or say that they are somebody else. */
export function DuplicatesCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const merge = useWrite(mergeCustomers)
  const apart = useWrite(tellCustomersApart)
  if (customer.duplicates.length === 0) return null
  const params = { customerId: customer.id }
  return (
    <Card size="small" title={t('duplicates')} style={{ marginBottom: 16 }}>
      <List
        dataSource={[...customer.duplicates]}
        rowKey="id"
        renderItem={(one) => (
          <List.Item>
            <div>
              <Link to={`/customers/${one.id}`}>{one.name ?? t('nameless')}</Link>{' '}
              <span className="hx-soft">{contactOf(one)}</span>
              <div className="hx-soft">{t(`why.${one.why}`)}</div>
              {customer.can.merge && (
                <Space style={{ marginTop: 8 }}>
                  <Button
                    size="small"
                    loading={merge.pending}
                    onClick={() => void merge.send(params, { otherId: one.id })}
                  >
                    {t('merge')}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    onClick={() => void apart.send(params, { otherId: one.id })}
                  >
                    {t('apart')}
                  </Button>
                </Space>
              )}
            </div>
          </List.Item>
        )}
      />
    </Card>
  )
}

/** Records that went into this one; each can be taken out again for a while. */
export function MergedCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const unmerge = useWrite(unmergeCustomer)
  if (customer.merged.length === 0) return null
  return (
    <Card size="small" title={t('merged')} style={{ marginBottom: 16 }}>
      <List
        dataSource={[...customer.merged]}
        rowKey="id"
        renderItem={(one) => (
          <List.Item
            extra={
              customer.can.merge && (
                <Button
                  size="small"
                  loading={unmerge.pending}
                  onClick={() => void unmerge.send({ customerId: customer.id, otherId: one.id }, {})}
                >
                  {t('unmerge')}
                </Button>
              )
            }
          >
            <span>
              {one.name ?? t('nameless')} <span className="hx-soft">{contactOf(one)}</span>{' '}
              <RelativeTime at={one.mergedAt} />
            </span>
          </List.Item>
        )}
      />
    </Card>
  )
}
