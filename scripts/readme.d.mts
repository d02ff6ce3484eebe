export function answerBlock(): string;
export function readmeWith(block: string): string;
