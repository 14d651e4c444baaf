using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Publishing;

/// <summary>All destinations of an execution that could not publish some of them, for a person.</summary>
internal static class PublishTable
{
    // All reasons together, beside those of copies: an execution's data has 256 KiB, and a cause 32,768 characters (Step Functions Developer Guide, "Service quotas").
    private const int MaxReasons = 8_000;

    /// <summary>The publications with their reasons cut to what there is room for.</summary>
    public static IReadOnlyList<PublicationInProgress> Shorten(IReadOnlyList<PublicationInProgress> items) =>
        DestinationFailures.Shorten(items, MaxReasons, item => item.Failure, (item, failure) => item with { Failure = failure });

    /// <summary>The error; null if no publication has failed.</summary>
    /// <param name="items">The publications.</param>
    /// <param name="home">Where the image itself is.</param>
    public static StateError? Failure(IReadOnlyList<PublicationInProgress> items, AwsLocation home)
    {
        var failed = items.Count(item => item.State == PublicationState.Failed);
        return failed == 0 ? null : new StateError(
            nameof(PublishFailedException),
            $"{failed} of {items.Count} images could not be published. What is committed and published stays; the same request does what is missing.\n"
            + string.Join('\n', items.Select(item => Describe(item, home))));
    }

    private static string Describe(PublicationInProgress item, AwsLocation home)
    {
        var done = string.Join(", ", Done(item));
        return $"{item.Location.Describe(home)}: {item.ImageId} committed, {(item.Failure is { } failure
            ? $"{(done.Length > 0 ? done + ", then " : "")}failed: {failure.Error}: {failure.Cause}"
            : $"published: {done}")}";
    }

    private static IEnumerable<string> Done(PublicationInProgress item)
    {
        if (item.ImdsSupport is { } imds)
        {
            yield return $"imdsSupport {imds}";
        }

        if (item.Deprecated is { } time)
        {
            yield return $"deprecated from {time.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}";
        }

        if (item.DeregistrationProtection is { } protection)
        {
            yield return $"protected {protection.JsonName()}";
        }

        if (item.Watermarks is { } keys)
        {
            // A hundred destinations may have five each: their keys are in the result.
            yield return $"{keys.Count} watermark{(keys.Count == 1 ? "" : "s")}";
        }

        if (item.Parameter is { } parameter)
        {
            yield return $"{parameter.Name} version {parameter.Version}";
        }

        if (item.LaunchTemplate is { } template)
        {
            yield return $"{template.LaunchTemplateId} version {template.Version}{(template.IsDefault ? ", its default" : "")}";
        }
    }
}
