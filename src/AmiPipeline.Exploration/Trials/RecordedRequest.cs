namespace AmiPipeline.Exploration.Trials;

/// <summary>
/// A request as the SDK sent it, without what the SDK makes up for each request from the machine's clock and at random, and what nobody in a simulated
/// world reads: invocation id, and what only signs the request.
/// </summary>
internal sealed record RecordedRequest
{
    // The hash follows from the body, with the signature that is in it.
    private static readonly HashSet<string> VolatileHeaders = new(["amz-sdk-invocation-id", "X-Amz-Date", "X-Amz-Content-SHA256"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Where it was sent.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The headers.</summary>
    public required RecordedHeaders Headers { get; init; }

    /// <summary>The body.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Whether it opens a session in a role of another account, which the functions keep.</summary>
    public bool OpensSession => Uri.Host.StartsWith("sts.", StringComparison.Ordinal);

    /// <summary>The request, and its destination.</summary>
    public Digest Digest => Digest.From(Uri.ToString()).Then(Digest.From(Content));

    /// <summary>Reads it; it can still be sent.</summary>
    /// <param name="request">The request.</param>
    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage request) => new()
    {
        Method = request.Method,
        Uri = request.RequestUri!,
        Headers = new RecordedHeaders([
            .. request.Headers.NonValidated.Where(header => !VolatileHeaders.Contains(header.Key)).Select(header => (header.Key, Signature.RemoveFromHeader(header.Key, header.Value.ToString()), false)),
            .. request.Content?.Headers.NonValidated.Select(header => (header.Key, header.Value.ToString(), true)) ?? []]),
        Content = request.Content is null ? [] : Signature.RemoveFromForm(await request.Content.ReadAsByteArrayAsync()),
    };

    /// <summary>Whether another request is the same.</summary>
    /// <param name="other">The other one.</param>
    public bool IsSame(RecordedRequest other) =>
        Method == other.Method && Uri == other.Uri && Headers.Equals(other.Headers) && Content.AsSpan().SequenceEqual(other.Content);

    /// <summary>The same request, to send again.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Uri) { Content = new ByteArrayContent(Content) };
        foreach (var (name, value, isOfContent) in Headers.List)
        {
            _ = isOfContent ? message.Content.Headers.TryAddWithoutValidation(name, value) : message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Uri} {System.Text.Encoding.UTF8.GetString(Content)}";
}

/// <summary>A request's headers.</summary>
/// <param name="List">Names and values, and whether they are the body's.</param>
internal sealed record RecordedHeaders(IReadOnlyList<(string Name, string Value, bool IsOfContent)> List)
{
    /// <inheritdoc/>
    public bool Equals(RecordedHeaders? other) => ReferenceEquals(this, other) || (other is not null && List.SequenceEqual(other.List));

    /// <inheritdoc/>
    public override int GetHashCode() => List.Aggregate(List.Count, (hash, header) => HashCode.Combine(hash, header));
}
