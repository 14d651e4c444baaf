namespace AmiPipeline.Documents;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
public static class Spelling
{
    /// <summary>The candidate with the fewest edits, if it is near enough to be a likely slip; otherwise null.</summary>
    /// <param name="name">The name as it was spelt.</param>
    /// <param name="candidates">The names there are.</param>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .FirstOrDefault();

        return best.Candidate is not null && best.Distance <= Math.Max(1, name.Length / 3) ? best.Candidate : null;
    }

    // Edits are a letter more, a letter less, another letter, or two neighbours swapped (optimal string alignment).
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                distances[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1),
                    1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));

                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    distances[i, j] = Math.Min(distances[i, j], distances[i - 2, j - 2] + 1);
                }
            }
        }

        return distances[left.Length, right.Length];
    }
}
