using System;
using System.Threading;
using System.Threading.Tasks;
using Akka.GameEvents.Client;
using UnityEngine;

namespace GameEvents
{
    /// <summary>
    /// A client that lives as long as its object: handlers, and whatever awaits a call, run in <c>Update</c>, on the game's thread.
    /// </summary>
    [AddComponentMenu("GameEvents/Pump")]
    public class GameEventsPump : MonoBehaviour
    {
        [SerializeField]
        private string url = "http://127.0.0.1:7350";

        /// <summary>Asked for a token at each (re)connect; set it before the client is first used. Null: a guest.</summary>
        public Func<CancellationToken, ValueTask<string>> Login { get; set; }

        /// <summary>There from <c>Awake</c> on.</summary>
        public GameClient Client { get; private set; }

        private void Awake()
        {
            Client = new GameClient(url, new GameClientOptions { Dispatch = DispatchMode.Pump })
            {
                Token = stop => Login == null ? new ValueTask<string>((string)null) : Login(stop),
            };
            Client.Unhandled += Debug.LogException;
        }

        private void Update() => Client.Pump();

        private void OnDestroy() => Client.Dispose();
    }
}
