import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Pool } from '../database/connection.ts'

/** Serves Prometheus metrics at /metrics: requests by route and status, pool use, lag of followers, dead letters, process figures. */
export function serveFigures(server: FastifyInstance, parts: { pool: Pool; readPool: Pool }): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'huixiang_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const failures = new Counter({
    name: 'huixiang_bugs_total',
    help: 'Answers with status 500',
    registers: [registry],
  })
  const connections = new Gauge({
    name: 'huixiang_database_connections',
    help: 'Connections by state',
    labelNames: ['pool', 'state'],
    registers: [registry],
  })
  const dead = new Gauge({
    name: 'huixiang_dead_letters',
    help: 'Events that reactions gave up',
    registers: [registry],
  })

  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    seconds.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1000)
    if (reply.statusCode === 500) failures.inc()
  })
  server.get('/metrics', async (_request, reply) => {
    for (const [name, pool] of [
      ['write', parts.pool],
      ['read', parts.readPool],
    ] as const) {
      connections.labels(name, 'open').set(pool.totalCount)
      connections.labels(name, 'idle').set(pool.idleCount)
      connections.labels(name, 'waiting').set(pool.waitingCount)
    }
    const { rows } = await parts.readPool.query<{ n: number }>(
      'select count(*) as n from follower_failures where dead_at is not null',
    )
    dead.set(rows[0]?.n ?? 0)
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
