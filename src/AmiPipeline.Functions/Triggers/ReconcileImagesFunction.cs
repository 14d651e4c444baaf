using System.Text.Json;
using Amazon.Lambda.Core;
using AmiPipeline.Errors;
using AmiPipeline.Functions.Aws;

namespace AmiPipeline.Functions.Triggers;

/// <summary>Finds images that match a rule and have no execution: their events never came, or never reach the deployment's account.</summary>
/// <remarks>Takes the same way as <see cref="StartPipelineFunction"/>, so that it does not matter which of the two comes first. What one run leaves, the next one takes up: what is started by then is known.</remarks>
/// <param name="aws">The SDK's clients.</param>
/// <param name="settings">What the deployment says.</param>
public sealed class ReconcileImagesFunction(AwsClients aws, FunctionSettings settings)
{
    /// <summary>How many executions one run starts at most: what waits longer than a day is not urgent, and EC2 takes so many copies at once.</summary>
    internal const int MostStarts = 50;

    private const int MostFaults = 10;

    /// <summary>Looks at all images since the bound, and starts what is due.</summary>
    /// <param name="input">The schedule's event; nothing of it is read.</param>
    /// <param name="context">Lambda's context.</param>
    /// <exception cref="TriggerIncompleteException">Some images could not be listed, or not started. The rest is done.</exception>
    public async Task<ReconcileImagesOutput> HandleAsync(JsonElement input, ILambdaContext context)
    {
        var deployment = TriggerDeployment.Of(settings);
        if (deployment.Configuration.Reconciliation?.Since is not { } since)
        {
            return new ReconcileImagesOutput(null, 0, 0, 0, 0, [], 0);
        }

        var stepFunctions = aws.StepFunctions(deployment.Location);
        var search = new ImageSearch(aws, deployment);
        var images = await search.FindAsync(since);
        var known = await KnownExecutions.ReadAsync(stepFunctions, deployment.StateMachine);
        var starter = new ExecutionStarter(stepFunctions, deployment.StateMachine);

        var (reached, started) = (new List<TriggeredImage>(), 0);
        var faults = new List<string>(search.Faults);
        foreach (var (image, rule, ec2) in images)
        {
            if (faults.Count >= MostFaults || started >= MostStarts)
            {
                break;
            }

            try
            {
                var outcome = PipelineTags.SayMade(image.Tags.Keys) ? TriggerOutcome.OwnOutput : known.OutcomeOf(rule, image);
                reached.Add(outcome is { } settled ? new TriggeredImage(image.Id, settled, rule.Name)
                    : await OwnOutput.IsAsync(ec2, image) ? new TriggeredImage(image.Id, TriggerOutcome.OwnOutput, rule.Name)
                    : await starter.StartAsync(rule, image));
                started += reached[^1].Outcome == TriggerOutcome.Started ? 1 : 0;
            }
            catch (Exception error) when (error is PipelineException || AwsErrors.IsOfAws(error))
            {
                faults.Add($"{image.Id} not started: {error.Message}");
            }
        }

        return Report(since, images.Count, reached, faults);
    }

    private static ReconcileImagesOutput Report(DateTimeOffset since, int matching, List<TriggeredImage> reached, List<string> faults)
    {
        var output = new ReconcileImagesOutput(
            since,
            matching,
            reached.Count(image => image.Outcome is TriggerOutcome.Running or TriggerOutcome.Succeeded),
            reached.Count(image => image.Outcome == TriggerOutcome.OwnOutput),
            reached.Count(image => image.Outcome == TriggerOutcome.GivenUp),
            [.. reached.Where(image => image.Outcome == TriggerOutcome.Started)],
            matching - reached.Count);

        return faults.Count == 0 ? output : throw new TriggerIncompleteException(
            $"Of {matching} images {output.Started.Count} were started and {output.Left} are left: {string.Join("; ", faults)}");
    }
}
