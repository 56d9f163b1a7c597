/** A possible pair: positions of the person and of the account, and its log2-odds against « nobody in particular ». */
export interface Edge {
  readonly person: number
  readonly account: number
  readonly odds: number
}

/** What is known before looking at the evidence. */
export interface AssignmentPrior {
  readonly people: number
  readonly accounts: number
  /** Probability that the owner of an account is not in the file, by position of the account. */
  readonly absent: (account: number) => number
}

const rounds = 12
const clamp = (odds: number): number => Math.min(200, Math.max(-60, odds))

/**
 * One-to-one assignment by belief propagation. Each person is one account or none, each account one person or
 * absent from the file. Messages go back and forth on the edges:
 *
 *     person → account   α = w / (1 + Σ other accounts w′β′)      « I am yours unless I am another's »
 *     account → person   β = 1 / (absent + Σ other people α′)     « I am free unless another claims me »
 *
 * and the posterior odds of an edge are wβ / (1 + Σ others w′β′). Two people with the same claim on one account end
 * near even odds: nobody wins. The result does not depend on the order of the edges beyond rounding.
 *
 * @returns log2 posterior odds, in the order of `edges`.
 */
export function assign(edges: readonly Edge[], prior: AssignmentPrior): Float64Array {
  const byPerson = group(edges, prior.people, (edge) => edge.person)
  const byAccount = group(edges, prior.accounts, (edge) => edge.account)
  const weight = Float64Array.from(edges, (edge) => 2 ** clamp(edge.odds))
  const alpha = Float64Array.from(weight)
  const beta = new Float64Array(edges.length)
  const product = new Float64Array(edges.length)
  const result = new Float64Array(edges.length)
  for (let round = 0; round < rounds; round++) {
    byAccount.forEach((members, account) =>
      othersSum(members, alpha, (edge, others) => (beta[edge] = 1 / (prior.absent(account) + others))),
    )
    for (let edge = 0; edge < edges.length; edge++) product[edge] = (weight[edge] ?? 0) * (beta[edge] ?? 0)
    for (const members of byPerson)
      othersSum(members, product, (edge, others) => {
        alpha[edge] = (weight[edge] ?? 0) / (1 + others)
        result[edge] = Math.log2((product[edge] ?? 0) / (1 + others))
      })
  }
  return result
}

function group(edges: readonly Edge[], size: number, key: (edge: Edge) => number): number[][] {
  const groups: number[][] = Array.from({ length: size }, () => [])
  edges.forEach((edge, position) => groups[key(edge)]?.push(position))
  return groups
}

const before = new Float64Array(1 << 16)

/** Gives to each member the sum over the others, by running sums from both ends: exact where a subtraction is not. */
function othersSum(
  members: readonly number[],
  values: Float64Array,
  give: (edge: number, others: number) => void,
): void {
  let sum = 0
  for (let i = 0; i < members.length; i++) {
    before[i] = sum
    sum += values[members[i] ?? 0] ?? 0
  }
  sum = 0
  for (let i = members.length - 1; i >= 0; i--) {
    const edge = members[i] ?? 0
    const value = values[edge] ?? 0
    give(edge, (before[i] ?? 0) + sum)
    sum += value
  }
}
