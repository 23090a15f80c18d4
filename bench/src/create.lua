-- Reports for wrk to send, each with its own words and place, in the first TOWNS towns. ROUND keeps the words of two
-- runs apart.

local towns = { PLACES }
local categories = { CATEGORIES }
local words = "WORDS"
local count = tonumber(os.getenv("TOWNS"))
local sent = 0
local headers = {
  ["Content-Type"] = "application/x-www-form-urlencoded",
  ["Authorization"] = "Bearer " .. os.getenv("TOKEN"),
}

request = function()
  sent = sent + 1
  local town = towns[sent % count + 1]
  local lat = town[1] + (sent * 7919 % 1000 - 500) / 50000
  local lon = town[2] + (sent * 104729 % 1000 - 500) / 50000
  local body = "service_code=" .. categories[sent % #categories + 1] .. "&lat=" .. lat .. "&long=" .. lon
    .. "&description=" .. words:gsub(" ", "+") .. os.getenv("ROUND") .. "-" .. sent
  return wrk.format("POST", nil, headers, body)
end
