using System.Text.Json;
using AmiPipeline.Functions.Settings;

namespace AmiPipeline.Functions.NewImages;

/// <summary>Finds images that match a rule and have no execution: their events never came, or never reach the deployment's account.</summary>
/// <remarks>Takes the same way as <see cref="StartPipelineFunction"/>, so that it does not matter which of the two comes first. What one run leaves, the next one takes up: what is started by then is known.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class ReconcileImagesFunction(AwsClients aws, FunctionSettings settings)
{
    /// <summary>How many executions one run starts at most: what waits longer than a day is not urgent, and EC2 takes so many copies at once.</summary>
    internal const int MaxStarts = 50;

    private const int MaxErrors = 10;

    /// <summary>Looks at all images since the bound, and starts what is due.</summary>
    /// <param name="input">The schedule's event; nothing of it is read.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="TriggerIncompleteException">Some images could not be listed, or not started. The rest is done.</exception>
    public async Task<ReconcileImagesOutput> HandleAsync(JsonElement input, ILambdaContext context)
    {
        var deployment = TriggerDeployment.From(settings);
        if (deployment.Configuration.Reconciliation?.Since is not { } since)
        {
            return new ReconcileImagesOutput(null, 0, 0, 0, 0, [], 0);
        }

        var stepFunctions = aws.StepFunctions(deployment.Location);
        var errors = new ToleratedErrors();
        var images = await new ImageSearch(aws, deployment, errors).FindAsync(since);
        var known = await KnownExecutions.ReadAsync(stepFunctions, deployment.StateMachine);
        var starter = new ExecutionStarter(stepFunctions, deployment.StateMachine);

        var (processed, started) = (new List<TriggeredImage>(), 0);
        foreach (var (image, rule, ec2) in images)
        {
            if (errors.Count >= MaxErrors || started >= MaxStarts)
            {
                break;
            }

            await errors.TryAsync($"{image.Id} not started", async () =>
            {
                var outcome = PipelineTags.AreOfPipeline(image.Tags.Keys) ? TriggerOutcome.OwnOutput : await known.OutcomeOfAsync(rule, image);
                processed.Add(outcome is { } settled ? new TriggeredImage(image.Id, settled, rule.Name)
                    : await OwnOutput.IsAsync(ec2, image) ? new TriggeredImage(image.Id, TriggerOutcome.OwnOutput, rule.Name)
                    : await starter.StartAsync(rule, image));
                started += processed[^1].Outcome == TriggerOutcome.Started ? 1 : 0;
            });
        }

        return Report(since, images.Count, processed, errors);
    }

    private static ReconcileImagesOutput Report(DateTimeOffset since, int matching, List<TriggeredImage> processed, ToleratedErrors errors)
    {
        var output = new ReconcileImagesOutput(
            since,
            matching,
            processed.Count(image => image.Outcome is TriggerOutcome.Running or TriggerOutcome.Succeeded),
            processed.Count(image => image.Outcome == TriggerOutcome.OwnOutput),
            processed.Count(image => image.Outcome == TriggerOutcome.GivenUp),
            [.. processed.Where(image => image.Outcome == TriggerOutcome.Started)],
            matching - processed.Count);

        return errors.Count == 0 ? output : throw new TriggerIncompleteException(
            $"Of {matching} images, {output.Started.Count} were started and {output.Left} remain: {string.Join("; ", errors.Messages)}");
    }
}

/// <summary>What a reconciliation did.</summary>
/// <param name="Since">The bound of the configuration; null if it asks for no reconciliation, and nothing was done.</param>
/// <param name="Matching">How many images match a rule.</param>
/// <param name="Done">How many of them have an execution that runs or has succeeded.</param>
/// <param name="OwnOutputs">How many of them a pipeline has made.</param>
/// <param name="GivenUp">How many of them have failed for good.</param>
/// <param name="Started">Those that were started now.</param>
/// <param name="Left">How many are left for the next run.</param>
public sealed record ReconcileImagesOutput(
    DateTimeOffset? Since, int Matching, int Done, int OwnOutputs, int GivenUp, IReadOnlyList<TriggeredImage> Started, int Left);
