using System.Text.Json;
using System.Text.Json.Serialization;
using AmiPipeline.Functions.CleanUp;
using AmiPipeline.Functions.CleanUp.Sweep;
using AmiPipeline.Functions.Copies;
using AmiPipeline.Functions.Images;
using AmiPipeline.Functions.Instances;
using AmiPipeline.Functions.NewImages;
using AmiPipeline.Functions.PlanImage;
using AmiPipeline.Functions.Publishing;
using AmiPipeline.Functions.Retention;
using AmiPipeline.Functions.Sharing;
using AmiPipeline.Functions.Snapshots;
using AmiPipeline.Functions.Volumes;
using AmiPipeline.Verification;

namespace AmiPipeline.Functions.Catalog;

/// <summary>What functions take and give, as JSON, without reflection.</summary>
/// <remarks>Metadata alone: the serializer's options are not the context's, so code generated for these would never run.</remarks>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ShareSourceInput))]
[JsonSerializable(typeof(UnshareSourceInput))]
[JsonSerializable(typeof(SharedSource))]
[JsonSerializable(typeof(PlanImageInput))]
[JsonSerializable(typeof(PlanImageOutput))]
[JsonSerializable(typeof(StartCopyInput))]
[JsonSerializable(typeof(CheckImageInput))]
[JsonSerializable(typeof(CaptureImageInput))]
[JsonSerializable(typeof(CreateImageInput))]
[JsonSerializable(typeof(RegisterImageInput))]
[JsonSerializable(typeof(VerifyImageInput))]
[JsonSerializable(typeof(VerifiedImage))]
[JsonSerializable(typeof(CommitImageInput))]
[JsonSerializable(typeof(CommitImageOutput))]
[JsonSerializable(typeof(LaunchInstanceInput))]
[JsonSerializable(typeof(CheckInstanceInput))]
[JsonSerializable(typeof(StopInstanceInput))]
[JsonSerializable(typeof(InstanceInProgress))]
[JsonSerializable(typeof(CreateVolumesInput))]
[JsonSerializable(typeof(CheckVolumesInput))]
[JsonSerializable(typeof(DetachVolumesInput))]
[JsonSerializable(typeof(AttachVolumesInput))]
[JsonSerializable(typeof(VolumesInProgress))]
[JsonSerializable(typeof(CopySnapshotsInput))]
[JsonSerializable(typeof(CheckSnapshotsInput))]
[JsonSerializable(typeof(SnapshotsInProgress))]
[JsonSerializable(typeof(CopyImagesInput))]
[JsonSerializable(typeof(CopiesInProgress))]
[JsonSerializable(typeof(ShareImagesInput))]
[JsonSerializable(typeof(SharingInProgress))]
[JsonSerializable(typeof(PublishImagesInput))]
[JsonSerializable(typeof(PublicationsInProgress))]
[JsonSerializable(typeof(RetainImagesInput))]
[JsonSerializable(typeof(RetentionInProgress))]
[JsonSerializable(typeof(CleanUpInput))]
[JsonSerializable(typeof(CleanUpProgress))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(TriggeredImage))]
[JsonSerializable(typeof(ReconcileImagesOutput))]
[JsonSerializable(typeof(SweepExecutionsOutput))]
internal sealed partial class FunctionJson : JsonSerializerContext;
