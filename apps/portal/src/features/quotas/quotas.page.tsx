import {
  Alert,
  Badge,
  Card,
  CheckboxField,
  Form,
  FormActions,
  FormErrors,
  Grid,
  HiddenField,
  Pagination,
  Progress,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { quotaCopy as copy } from './copy.fr.ts'
import { inWords, stateOf } from './near-quotas.tsx'
import { type QuotaKind, quotaKinds, type QuotaLimits, type SchoolQuota } from './quotas.ts'

export const quotasPath = '/administration/quotas'

/** The address of a page of schools. */
export const pagePath = (page: number): string =>
  page === 1 ? quotasPath : `${quotasPath}?page=${String(page)}`

/** What was typed in a form that is refused: of a school, or of the default (''). */
export interface KeptQuota {
  readonly schoolId: string
  readonly text: (name: string) => string | undefined
}

export interface QuotasPageProps {
  readonly csrf: string
  /** Given to the platform operator only. */
  readonly common: { readonly limits: QuotaLimits; readonly version: number } | undefined
  readonly schools: readonly SchoolQuota[]
  /** Schools of all pages. */
  readonly total: number
  readonly page: number
  readonly pageSize: number
  readonly errors: readonly string[]
  readonly kept: KeptQuota | undefined
  readonly overtaken: boolean
}

/** What happens at each limit, the default of all, then a card for each school. */
export function QuotasPage(props: QuotasPageProps): VNode {
  const { csrf, common, schools, errors, kept, overtaken, total, page, pageSize } = props
  return (
    <>
      <FormErrors errors={errors.map((message) => ({ message }))} />
      {overtaken && (
        <Alert tone="warning" live>
          <p>{copy.changed}</p>
        </Alert>
      )}
      <Card title={copy.happens} icon="info-circle">
        {quotaKinds.map((kind) => (
          <p key={kind}>
            <strong>{copy.kinds[kind]}.</strong> {copy.atLimit[kind]}
          </p>
        ))}
      </Card>
      {common && (
        <Card title={copy.default} icon="settings" subtitle={copy.defaultLead}>
          <Form action={quotasPath} csrf={csrf} label={copy.default}>
            <HiddenField name="version" value={String(common.version)} />
            <Limits id="commun" limits={common.limits} kept={kept?.schoolId === '' ? kept : undefined} />
          </Form>
        </Card>
      )}
      {schools.map((school) => (
        <SchoolCard
          key={school.id}
          csrf={csrf}
          school={school}
          kept={kept?.schoolId === school.id ? kept : undefined}
          editable={common !== undefined}
          page={page}
        />
      ))}
      {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} href={pagePath} />}
    </>
  )
}

interface SchoolCardProps {
  readonly csrf: string
  readonly school: SchoolQuota
  readonly kept: KeptQuota | undefined
  readonly editable: boolean
  /** The page to come back to. */
  readonly page: number
}

function SchoolCard({ csrf, school, kept, editable, page }: SchoolCardProps): VNode {
  const action = `${quotasPath}/${school.id}${page === 1 ? '' : `?page=${String(page)}`}`
  return (
    <Card title={school.name} icon="school">
      <Stack>
        {quotaKinds.map((kind) => (
          <Use key={kind} school={school} kind={kind} />
        ))}
        {editable && (
          <Form action={action} csrf={csrf} label={`${copy.own}, ${school.name}`}>
            <HiddenField name="version" value={String(school.version)} />
            <CheckboxField
              id={`propre-${school.id}`}
              name="own"
              label={copy.own}
              hint={copy.ownHint}
              checked={kept ? kept.text('own') !== undefined : school.own}
            />
            <Limits id={school.id} limits={school.ownLimits} kept={kept} />
          </Form>
        )}
      </Stack>
    </Card>
  )
}

/** The bar of one limit; without a limit, the number alone. */
function Use({ school, kind }: { readonly school: SchoolQuota; readonly kind: QuotaKind }): VNode {
  const limit = school.limits[kind]
  const words = inWords(school, kind)
  if (limit === null)
    return (
      <p>
        {copy.kinds[kind]}
        {'\u00a0: '}
        {words}
      </p>
    )
  const state = stateOf(school, kind)
  const label = `${copy.kinds[kind]}, ${school.name}`
  return (
    <div>
      <Progress label={label} value={Math.min(school.used[kind], limit)} max={limit} detail={words} />
      {state && <Badge tone={state.tone}>{state.label}</Badge>}
    </div>
  )
}

interface LimitsProps {
  readonly id: string
  readonly limits: QuotaLimits
  readonly kept: KeptQuota | undefined
}

function Limits({ id, limits, kept }: LimitsProps): VNode {
  return (
    <>
      <Grid columns={3}>
        {quotaKinds.map((kind) => (
          <TextField
            key={kind}
            id={`limite-${id}-${kind}`}
            name={kind}
            label={copy.kinds[kind]}
            inputmode="numeric"
            width="short"
            value={kept ? (kept.text(kind) ?? '') : String(limits[kind] ?? '')}
          />
        ))}
      </Grid>
      <FormActions>
        <SubmitButton variant="primary">{copy.save}</SubmitButton>
      </FormActions>
    </>
  )
}
