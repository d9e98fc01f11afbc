-- Table readings → the results that are judged one by one, in their order.
SELECT point, item, start, value, below, raw
FROM readings
WHERE state = 'valid' AND value IS NOT NULL AND stat IN ('mean', 'spot', 'max')
ORDER BY point, start, item
