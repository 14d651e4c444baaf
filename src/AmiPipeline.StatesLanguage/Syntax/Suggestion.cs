namespace AmiPipeline.StatesLanguage.Syntax;

/// <summary>Finds the known name that a misspelt one was probably meant to be.</summary>
internal static class Suggestion
{
    /// <summary>No name of the language is longer, and comparing takes the product of two lengths.</summary>
    private const int MaxLength = 100;

    /// <summary>The nearest known name, or null if none is near.</summary>
    public static string? For(string name, IEnumerable<string> known)
    {
        var (best, bestDistance) = ((string?)null, (name.Length / 3) + 1);
        foreach (var candidate in known.Where(candidate => Math.Max(name.Length, candidate.Length) <= MaxLength))
        {
            var distance = Distance(name, candidate);
            if (distance < bestDistance || (distance == bestDistance && best is null))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    public static string AsSentence(this string? suggestion) => suggestion is null ? string.Empty : $" Did you mean '{suggestion}'?";

    /// <summary>How many letters must be added, dropped, changed or swapped with their neighbour; case counts as nothing.</summary>
    private static int Distance(string one, string other)
    {
        var distances = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                distances[row, column] = (row, column) switch
                {
                    (_, 0) => row,
                    (0, _) => column,
                    _ => Cheapest(row, column),
                };
            }
        }

        return distances[one.Length, other.Length];

        int Cheapest(int row, int column)
        {
            var change = Same(row, column) ? 0 : 1;
            var cheapest = Math.Min(
                distances[row - 1, column - 1] + change, Math.Min(distances[row - 1, column], distances[row, column - 1]) + 1);
            return row > 1 && column > 1 && Same(row, column - 1) && Same(row - 1, column)
                ? Math.Min(cheapest, distances[row - 2, column - 2] + 1)
                : cheapest;
        }

        bool Same(int row, int column) => char.ToLowerInvariant(one[row - 1]) == char.ToLowerInvariant(other[column - 1]);
    }
}
