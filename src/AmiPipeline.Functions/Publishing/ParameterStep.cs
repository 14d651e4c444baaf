namespace AmiPipeline.Functions.Publishing;

/// <summary>Has a parameter name the image. Parameter Store takes the new value over only once it has found the image, and says nothing if it does not.</summary>
/// <param name="parameters">The parameters of the image's account and Region.</param>
/// <param name="name">The parameter's name.</param>
/// <param name="isRepeated">Whether the function runs again for the same pass: what it did before is not recorded.</param>
/// <param name="now">The time.</param>
internal sealed class ParameterStep(ImageParameters parameters, string name, bool isRepeated, DateTimeOffset now)
{
    // The check takes seconds; of its length, nothing is documented.
    private static readonly TimeSpan MaxCheck = TimeSpan.FromMinutes(5);

    // A value that was put and whose answer was lost shows within this; else it is put once more. A second version would do no harm but to be one.
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <summary>The publication after it: due again as long as the parameter does not name the image.</summary>
    /// <exception cref="AwsCallRefusedException">Parameter Store does not take the image over.</exception>
    public async Task<PublicationInProgress> AdvanceAsync(PublicationInProgress item)
    {
        if (await parameters.FindAsync(name) is { } found && found.Value == item.ImageId)
        {
            return item with { Parameter = new(name, found.Version ?? 0), ParameterAwaited = null, IsParameterUncertain = false };
        }

        return item.ParameterAwaited is { } since ? await AwaitAsync(item, now - since)
            : isRepeated ? Awaited(item, isUncertain: true)
            : await PutAsync(item);
    }

    private async Task<PublicationInProgress> AwaitAsync(PublicationInProgress item, TimeSpan waited) =>
        item.IsParameterUncertain && waited >= Doubt ? await PutAsync(item)
        : waited >= MaxCheck ? throw new AwsCallRefusedException(
            $"PutParameter was answered, but {name} does not name {item.ImageId} after {waited.TotalMinutes:0} minutes: Parameter Store checks that the image is available, and has not accepted the value.")
        : item with { Due = now + BetweenLooks };

    private async Task<PublicationInProgress> PutAsync(PublicationInProgress item)
    {
        try
        {
            await parameters.PutAsync(name, item.ImageId);
            return Awaited(item, isUncertain: false);
        }
        catch (Exception error) when (PassingErrors.IsWithoutAnswer(AwsErrors.Translate(error, FunctionNames.PublishImages)))
        {
            return Awaited(item, isUncertain: true);
        }
    }

    private PublicationInProgress Awaited(PublicationInProgress item, bool isUncertain) => item with
    {
        ParameterAwaited = now,
        IsParameterUncertain = isUncertain,
        Due = now + BetweenLooks,
    };
}
