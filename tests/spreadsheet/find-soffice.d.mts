export function findSoffice(): string | undefined
