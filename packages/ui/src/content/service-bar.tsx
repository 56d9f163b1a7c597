import type { VNode } from 'preact'

import { ServiceTile, type ServiceTileProps } from './service-tile.tsx'

/** Services under one heading (*Regroupement*). */
export interface ServiceGroup {
  readonly label: string
  readonly services: readonly ServiceTileProps[]
}

/** The services of a person, by group. */
export interface ServiceBarProps {
  readonly groups: readonly ServiceGroup[]
}

/** The service bar of the home page: groups in the given order, empty ones left out. */
export function ServiceBar({ groups }: ServiceBarProps): VNode {
  return (
    <nav class="pu-services" aria-label="Services">
      {groups
        .filter((group) => group.services.length > 0)
        .map((group) => (
          <section key={group.label}>
            <h2 class="pu-services-group">{group.label}</h2>
            <ul>
              {group.services.map((service) => (
                <li key={service.href}>
                  <ServiceTile {...service} />
                  {service.beside}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  )
}
