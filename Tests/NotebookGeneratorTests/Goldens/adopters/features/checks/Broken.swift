let wrong: Int = "no number"
