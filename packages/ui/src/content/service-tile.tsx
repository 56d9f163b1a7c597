import type { ComponentChildren, VNode } from 'preact'

import { classNames } from '../class-names.ts'
import { Icon } from '../icons/icon.tsx'
import type { IconName } from '../icons/icon-names.ts'

/** A service of the ENT that the person may open. */
export interface ServiceTileProps {
  readonly href: string
  readonly label: string
  readonly icon?: IconName | undefined
  /** Address of the service's own picture; goes before `icon`. */
  readonly image?: string | undefined
  readonly description?: string | undefined
  /** Opens in a new tab, and says so. */
  readonly external?: boolean | undefined
  /** The service most people come for: larger, coloured. */
  readonly featured?: boolean | undefined
  /** A control beside the link, such as a star. */
  readonly beside?: ComponentChildren
  /** Why it cannot be opened now: the sentence stands instead of the link. */
  readonly closed?: string | undefined
}

/** One service: one click. */
export function ServiceTile(props: ServiceTileProps): VNode {
  const { href, external, featured, closed } = props
  if (closed !== undefined)
    return (
      <div class="pu-service pu-service-closed">
        <TileContent {...props} description={closed} />
        <Icon name="clock" />
      </div>
    )
  return (
    <a
      class={classNames('pu-service', featured && 'pu-service-featured')}
      href={href}
      {...(external === true ? { target: '_blank', rel: 'noopener' } : {})}
    >
      <TileContent {...props} />
      {external === true ? (
        <Icon name="external-link" label="(nouvel onglet)" />
      ) : (
        <Icon name="chevron-right" />
      )}
    </a>
  )
}

function TileContent({ label, image, icon = 'apps', description }: ServiceTileProps): VNode {
  return (
    <>
      <span class="pu-service-picture">
        {image === undefined ? <Icon name={icon} /> : <img src={image} alt="" width="30" height="33" />}
      </span>
      <span class="pu-service-text">
        <span class="pu-service-label">{label}</span>
        {description === undefined ? null : <span class="pu-service-description">{description}</span>}
      </span>
    </>
  )
}
