-- Why a supplier is excluded from public procurement, and since and until when: ISO days, included, or what was written.
ALTER TABLE supplier ADD COLUMN exclusion TEXT NOT NULL DEFAULT '';
ALTER TABLE supplier ADD COLUMN excluded_since TEXT NOT NULL DEFAULT '';
ALTER TABLE supplier ADD COLUMN excluded_until TEXT NOT NULL DEFAULT '';

-- Few are, and every question may ask for the others.
CREATE INDEX supplier_excluded ON supplier (excluded_since, excluded_until)
  WHERE exclusion <> '' OR excluded_since <> '' OR excluded_until <> '';
