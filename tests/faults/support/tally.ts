/** Says what a long run measured, with what it proves: nought in n is below 3/n at 95 %. */
export function tally(what: string, failures: number, trials: number): void {
  const bound = failures === 0 && trials > 0 ? `, below ${percent(3 / trials)} at 95 %` : ''
  console.log(`${what}; ${failures} of ${trials} failed${bound}`)
}

function percent(share: number): string {
  return `${(share * 100).toPrecision(2)} %`
}
