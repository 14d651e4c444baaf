using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.StepFunctions.Wire;

/// <summary>A token of a page: where it begins, and of which list, asked for how. It expires after 24 hours (API Reference, nextToken).</summary>
internal static class PageToken
{
    private const int Parts = 3;

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Makes one.</summary>
    /// <param name="at">Where the page begins, in the list that was requested.</param>
    /// <param name="question">All members of the request but the token.</param>
    /// <param name="now">The time.</param>
    public static string Make(int at, string question, DateTimeOffset now) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at}|{now.ToUnixTimeSeconds()}|{Digest(question)}")));

    /// <summary>Where a page begins.</summary>
    /// <exception cref="ApiRefusalException">It is not a token, has expired, or belongs to another question.</exception>
    public static int Read(string? token, string question, DateTimeOffset now)
    {
        if (token is null)
        {
            return 0;
        }

        var bytes = new byte[token.Length];
        var parts = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split('|') : [];
        return parts.Length != Parts || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) ? throw ApiRefusalException.Token("not a token")
            : parts[2] != Digest(question) ? throw ApiRefusalException.Token("the other members changed")
            : now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture)) > Life ? throw ApiRefusalException.Token("expired")
            : at;
    }

    private static string Digest(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)));
}
