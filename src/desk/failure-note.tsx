import { Alert } from "@mantine/core";
import { ApiFailure } from "./api.js";
import { useLanguage } from "./language.jsx";

/** What went wrong, in words: the input's problems one by one, or that the office could not be reached. */
export function FailureNote({ failure }: { readonly failure: Error }) {
  const { t } = useLanguage();
  if (failure instanceof ApiFailure && failure.problems.length > 0) {
    return (
      <Alert color="red" title={t("desk.problems.title", { count: failure.problems.length })} role="alert">
        <ul className="problem-list">
          {failure.problems.map((problem, i) => (
            <li key={i}>
              {problem.says ?? problem.code}
              {problem.at.path === undefined ? null : <span className="desk-sub"> ({problem.at.path})</span>}
            </li>
          ))}
        </ul>
      </Alert>
    );
  }
  const title = failure instanceof ApiFailure ? (failure.status === 404 ? t("desk.failure.not-found") : failure.title) : t("desk.failure.unreachable");
  return <Alert color="red" role="alert" title={title}>{failure instanceof ApiFailure ? null : t("desk.failure.unreachable-advice")}</Alert>;
}
