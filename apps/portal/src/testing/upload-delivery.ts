import type { PortalSchema } from '../store/schema.ts'
import type { Browser, Page } from './browser.ts'
import type { OpenedPortal } from './open-portal.ts'

const path = '/administration/annuaire/livraisons'

/** Sends a delivery by the screen, lets the work be done that a job does, and gives the page of the run. */
export async function uploadDelivery(
  portal: OpenedPortal,
  browser: Browser,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  fields: Readonly<Record<string, string>> = { facon: 'apply' },
): Promise<Page & { readonly path: string }> {
  await browser.get(path)
  const sent = await browser.upload(path, fields, files)
  const run = await lastRun(portal)
  if (sent.status !== 200 || run === undefined) return { ...sent, path }
  const address = `${path}/${run}`
  await portal.commands.resumeAaf(run)
  return { ...(await browser.get(address)), path: address }
}

async function lastRun(portal: OpenedPortal): Promise<string | undefined> {
  const query = portal.database.kysely<PortalSchema>().selectFrom('aaf_run').select('id')
  return (await query.orderBy('id', 'desc').limit(1).executeTakeFirst())?.id
}
