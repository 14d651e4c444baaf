using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Functions.CleanUp.Sweep;
using AmiPipeline.Functions.Copies;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Instances;
using AmiPipeline.Functions.Logging;
using AmiPipeline.Functions.NewImages;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Functions.Publishing;
using AmiPipeline.Functions.Retention;
using AmiPipeline.Functions.Settings;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Functions.Slots;
using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Functions.Volumes;

namespace AmiPipeline.Functions.Catalog;

/// <summary>Every function by its name. Lambda's bootstrap and the local engines call the same ones.</summary>
public sealed class FunctionCatalog
{
    private readonly Dictionary<string, LambdaFunction> _functions = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;

    /// <summary>Composes the functions.</summary>
    /// <param name="aws">The SDK's clients.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="settings">What the deployment says. Default: nothing.</param>
    public FunctionCatalog(AwsClients aws, TimeProvider clock, FunctionSettings? settings = null)
    {
        _clock = clock;
        Settings = settings ?? new FunctionSettings();
        var slots = CopySlots.Create(aws, clock, Settings);
        Add<ShareSourceInput, SharedSource>(FunctionNames.ShareSource, new ShareSourceFunction(aws, Settings).HandleAsync);
        Add<PlanImageInput, PlanImageOutput>(FunctionNames.PlanImage, new PlanImageFunction(aws, Settings, clock).HandleAsync);
        Add<StartCopyInput, ImageInProgress>(FunctionNames.StartCopy, new StartCopyFunction(aws, clock, slots).HandleAsync);
        Add<CheckImageInput, ImageInProgress>(FunctionNames.CheckImage, new CheckImageFunction(aws, clock, slots).HandleAsync);
        Add<CaptureImageInput, ImageInProgress>(FunctionNames.CaptureImage, new CaptureImageFunction(aws, clock).HandleAsync);
        Add<LaunchInstanceInput, InstanceInProgress>(FunctionNames.LaunchInstance, new LaunchInstanceFunction(aws, clock).HandleAsync);
        Add<CheckInstanceInput, InstanceInProgress>(FunctionNames.CheckInstance, new CheckInstanceFunction(aws, clock).HandleAsync);
        Add<CreateVolumesInput, VolumesInProgress>(FunctionNames.CreateVolumes, new CreateVolumesFunction(aws, clock).HandleAsync);
        Add<CheckVolumesInput, VolumesInProgress>(FunctionNames.CheckVolumes, new CheckVolumesFunction(aws, clock).HandleAsync);
        Add<StopInstanceInput, InstanceInProgress>(FunctionNames.StopInstance, new StopInstanceFunction(aws, clock).HandleAsync);
        Add<DetachVolumesInput, VolumesInProgress>(FunctionNames.DetachVolumes, new DetachVolumesFunction(aws, clock).HandleAsync);
        Add<AttachVolumesInput, VolumesInProgress>(FunctionNames.AttachVolumes, new AttachVolumesFunction(aws, clock).HandleAsync);
        Add<CreateImageInput, ImageInProgress>(FunctionNames.CreateImage, new CreateImageFunction(aws, clock).HandleAsync);
        Add<CopySnapshotsInput, SnapshotsInProgress>(FunctionNames.CopySnapshots, new CopySnapshotsFunction(aws, clock, slots).HandleAsync);
        Add<CheckSnapshotsInput, SnapshotsInProgress>(FunctionNames.CheckSnapshots, new CheckSnapshotsFunction(aws, clock, slots).HandleAsync);
        Add<RegisterImageInput, ImageInProgress>(FunctionNames.RegisterImage, new RegisterImageFunction(aws, clock).HandleAsync);
        Add<VerifyImageInput, Verification.VerifiedImage>(FunctionNames.VerifyImage, new VerifyImageFunction(aws).HandleAsync);
        Add<CommitImageInput, CommitImageOutput>(FunctionNames.CommitImage, new CommitImageFunction(aws).HandleAsync);
        Add<CopyImagesInput, CopiesInProgress>(FunctionNames.CopyImages, new CopyImagesFunction(aws, clock, Settings, slots).HandleAsync);
        Add<ShareImagesInput, SharingInProgress>(FunctionNames.ShareImages, new ShareImagesFunction(aws, clock, Settings).HandleAsync);
        Add<PublishImagesInput, PublicationsInProgress>(FunctionNames.PublishImages, new PublishImagesFunction(aws, clock, Settings).HandleAsync);
        Add<RetainImagesInput, RetentionInProgress>(FunctionNames.RetainImages, new RetainImagesFunction(aws, clock, Settings).HandleAsync);
        Add<CleanUpInput, CleanUpProgress>(FunctionNames.CleanUp, new CleanUpFunction(aws, clock, Settings, slots).HandleAsync);
        Add<UnshareSourceInput, SharedSource>(FunctionNames.UnshareSource, new UnshareSourceFunction(aws, Settings.SourceRoles).HandleAsync);
        AddTrigger(FunctionNames.StartPipeline, new StartPipelineFunction(aws, Settings, clock).HandleAsync);
        AddTrigger(FunctionNames.ReconcileImages, new ReconcileImagesFunction(aws, Settings).HandleAsync);
        AddTrigger(FunctionNames.SweepExecutions, new SweepExecutionsFunction(aws, clock, Settings).HandleAsync);
    }

    /// <summary>What the deployment says.</summary>
    public FunctionSettings Settings { get; }

    /// <summary>The names, in the order of the state machine, triggers last.</summary>
    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>The function with a name.</summary>
    /// <param name="name">The handler name.</param>
    /// <exception cref="KeyNotFoundException">There is no such function.</exception>
    public LambdaFunction this[string name] => _functions.TryGetValue(name, out var function)
        ? function
        : throw new KeyNotFoundException($"There is no function \"{name}\". There are {string.Join(", ", _functions.Keys)}.");

    private void Add<TInput, TOutput>(string name, Func<TInput, ILambdaContext, Task<TOutput>> handle)
        where TInput : IExecutionInput =>
        Add(name, handle, saysWhatItDid: false, input => input?.Execution
            ?? throw new JsonSerializerException($"The input of {name} must be an object with \"execution\", the execution that it belongs to."));

    // Nobody gets what a trigger gives out, since an event has called it: its log line says it.
    private void AddTrigger<TOutput>(string name, Func<JsonElement, ILambdaContext, Task<TOutput>> handle) =>
        Add(name, handle, saysWhatItDid: true, _ => null);

    private void Add<TInput, TOutput>(
        string name, Func<TInput, ILambdaContext, Task<TOutput>> handle, bool saysWhatItDid, Func<TInput, ExecutionIdentity?> executionOf) =>
        _functions.Add(name, new LambdaFunction(name, async (json, context) =>
        {
            var (input, log) = Read(name, json, context, executionOf);
            try
            {
                var output = await handle(input, context);
                var stream = FunctionSerializer.Serialize(output);
                log.Succeeded(saysWhatItDid ? stream.ToArray() : []);
                return stream;
            }
            catch (Exception error)
            {
                var translated = AwsErrors.Translate(error, name);
                log.Failed(translated);
                if (ReferenceEquals(translated, error))
                {
                    throw;
                }

                throw translated;
            }
        }));

    // A payload that cannot be read has its line too; of which execution it is, nobody knows.
    private (TInput Input, InvocationLog Log) Read<TInput>(string name, Stream json, ILambdaContext context, Func<TInput, ExecutionIdentity?> executionOf)
    {
        try
        {
            var input = FunctionSerializer.Deserialize<TInput>(json);
            return (input, new InvocationLog(name, executionOf(input), context, _clock));
        }
        catch (JsonSerializerException error)
        {
            new InvocationLog(name, null, context, _clock).Failed(error);
            throw;
        }
    }
}
